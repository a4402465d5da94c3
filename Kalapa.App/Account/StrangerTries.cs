using Microsoft.Extensions.Caching.Memory;

namespace Kalapa.App.Account;

/// <summary>An e-mail nobody has locks like one somebody has, or the lock would tell which e-mails exist.</summary>
internal sealed class StrangerTries(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <summary>True until the limit of <see cref="SignInTries"/> is used up.</summary>
    public bool Take(string email)
    {
        var key = email.Trim().ToUpperInvariant();
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var (count, lockedUntil) = _tries.Get<(int, DateTimeOffset)>(key);
            if (lockedUntil > now)
            {
                return false;
            }

            (int, DateTimeOffset) next = count + 1 >= SignInTries.Limit ? (0, now + SignInTries.LockedFor) : (count + 1, default);
            _tries.Set(key, next, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
            return true;
        }
    }

    public void Dispose() => _tries.Dispose();
}
