"""A family, a list or a plan that goes out as a file or a text, so that nobody types it again.

Everything is fetched with `visible_to(user)` and turned into text here; how it is asked for and handed over is of `web`
and `api`.
"""
