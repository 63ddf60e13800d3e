"""The caches of Django, that also count: `cache.count(key, seconds)`."""

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache


class CountingRedis(RedisCache):
    def count(self, key: str, seconds: int) -> int:
        """One more, of a count that ends so many seconds after its first. One trip; Django's own `incr` makes two."""
        place = self.make_and_validate_key(key)
        client = self._cache.get_client(place, write=True)
        made = int(client.incr(place))
        if made == 1:
            client.expire(place, seconds)
        return made


class CountingMemory(LocMemCache):
    def count(self, key: str, seconds: int) -> int:
        """As `CountingRedis.count`, within this process."""
        self.add(key, 0, seconds)
        return self.incr(key)
