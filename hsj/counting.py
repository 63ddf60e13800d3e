"""The caches of Django, that also count: `cache.count(key, seconds)`."""

from functools import cached_property
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache


class CountingRedis(RedisCache):
    def count(self, key: str, seconds: int) -> int:
        """One more, of a count that ends so many seconds after its first. One trip; Django's own `incr` makes two."""
        place = self.make_and_validate_key(key)
        made = int(self._writer.incr(place))
        if made == 1:
            self._writer.expire(place, seconds)
        return made

    @cached_property
    def _writer(self) -> Any:
        return self._cache.get_client(write=True)


class CountingMemory(LocMemCache):
    def count(self, key: str, seconds: int) -> int:
        """As `CountingRedis.count`, within this process."""
        self.add(key, 0, seconds)
        try:
            return self.incr(key)
        except ValueError:  # put out meanwhile to make room
            return 1
