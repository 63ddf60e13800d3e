"""How gunicorn serves: `gunicorn -c python:hsj.server hsj.wsgi`; the command adds address and number of workers."""

import gc

worker_class = "gthread"
threads = 4  # as many as DB_POOL_SIZE
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
loglevel = "warning"
accesslog = None  # some addresses open something for whoever holds them; the read log says who saw what
control_socket_disable = True  # it would open a socket in the home folder; nobody asks it anything


def post_worker_init(worker: object) -> None:
    """Everything loaded at the start stays: measured, the slowest pages won a third when it is not searched again."""
    gc.collect()
    gc.freeze()
