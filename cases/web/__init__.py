"""The screens. No rules here: pages ask the rooms what is visible, what may be done and what blocks it."""
