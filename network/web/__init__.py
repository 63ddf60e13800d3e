"""The pages of the network: administrator power, and being there."""
