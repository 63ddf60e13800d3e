# One image for web, worker, beat and migrate. Packages are checked against their hashes.
FROM python:3.11-slim-bookworm AS packages
COPY requirements/base.txt /base.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r /base.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATIC_ROOT=/static
# What makes a PDF leans on these, and on the fonts the product brings itself.
RUN apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 1000 --no-create-home hsj && install -d -o hsj /static
COPY --from=packages /venv /venv
WORKDIR /app
COPY manage.py ./
COPY flow flow
COPY network network
COPY cases cases
COPY hsj hsj
COPY templates templates
COPY static static
USER hsj
# The keys of this one step are thrown away with it: gathering files encrypts nothing.
RUN SECRET_KEY=build FIELD_KEYS=build BSN_INDEX_KEY=build READ_LOG_KEYS=build API_SIGNING_KEYS=build DATABASE_URL=postgres://build python manage.py collectstatic --noinput
EXPOSE 8000
CMD ["gunicorn", "-c", "python:hsj.server", "hsj.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--worker-tmp-dir", "/dev/shm"]
