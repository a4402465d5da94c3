using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Live;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>
/// The sign-ins that count (R120). A cookie names one, and holds only while its row is there, whatever copies of it exist; with the row
/// the windows that were opened with it end, at once on this node and within two seconds on others.
/// </summary>
internal sealed class Sessions(
    IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, KnownDevices devices, Revocations revocations, LiveUpdates live, OutgoingChannels channels, TimeProvider clock,
    ILogger<Sessions> log)
{
    /// <summary>A cookie, and so a session, lasts this long at most.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    // When it was last used is read by people, who ask for days and hours: it is not worth a write at each request.
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _seen = new();

    /// <summary>Somebody signed in; the answer goes into the cookie.</summary>
    /// <param name="http">From where.</param>
    /// <param name="userId">Who.</param>
    /// <param name="isNew">From a browser in which this account was never signed in to: its owner is told.</param>
    /// <param name="cancellation">Ends with the request.</param>
    public async Task<Guid> Begin(HttpContext http, Guid userId, bool isNew, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = Guid.NewGuid(),
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            Until = now + Lifetime,
            Device = DeviceWords.Of(http.Request.Headers.UserAgent),
            Address = ClientAddress.Of(http),
        };
        var (here, others) = (devices.Of(http, userId), devices.OfOthers(http, userId));
        await Write(
            async db =>
            {
                db.Sessions.Add(session);
                if (isNew)
                {
                    db.TellOfDevice(channels, userId, now);
                }

                await db.PushSubscriptions.Where(row => row.UserId == userId && row.DeviceId == here)
                    .ExecuteUpdateAsync(row => row.SetProperty(subscription => subscription.SessionId, session.Id), cancellation);
                // Whoever signs in here is not shown what is told to those who did before.
                await db.PushSubscriptions.Where(row => row.UserId != userId && others.Contains(row.DeviceId)).ExecuteDeleteAsync(cancellation);
                return await db.Users.Where(row => row.Id == userId).ExecuteUpdateAsync(row => row.SetProperty(user => user.LastSignInAt, now), cancellation);
            },
            new() { Accounts = [new(userId, null)] }, cancellation);
        return session.Id;
    }

    /// <summary>Somebody signed out, or was. A browser that shows notes by it shows none any more, unless its next session begins at once.</summary>
    public async Task End(Guid userId, Guid sessionId, CancellationToken cancellation, bool goesOn = false)
    {
        // First: what comes while the row is being deleted is refused already.
        revocations.Publish(userId, sessionId);
        await Write(
            async db =>
            {
                if (!goesOn)
                {
                    await db.PushSubscriptions.Where(row => row.SessionId == sessionId && row.UserId == userId).ExecuteDeleteAsync(cancellation);
                }

                return await db.Sessions.Where(row => row.Id == sessionId && row.UserId == userId).ExecuteDeleteAsync(cancellation);
            },
            new() { Revoked = [new(userId, sessionId)], Accounts = [new(userId, null)] }, cancellation);
    }

    /// <summary>A session was used. What cannot be written now is written another time: nobody's request fails for it.</summary>
    public async Task Touch(Guid sessionId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_seen.TryGetValue(sessionId, out var last) && now - last < Coarse)
        {
            return;
        }

        _seen[sessionId] = now;
        try
        {
            await Write(db => db.Sessions.Where(row => row.Id == sessionId).ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, now), cancellation), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogDebug(exception, "When a session was last used could not be written.");
        }
    }

    /// <summary>Drops those whose cookie has ended by itself.</summary>
    public Task Sweep(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var (session, last) in _seen)
        {
            if (now - last >= Coarse)
            {
                _seen.TryRemove(session, out _);
            }
        }

        return Write(db => db.Sessions.Where(row => row.Until <= now).ExecuteDeleteAsync(cancellation), cancellation);
    }

    /// <summary>Writes, and tells every node in the same commit.</summary>
    private async Task Write(Func<KalapaDbContext, Task<int>> write, Announcement told, CancellationToken cancellation)
    {
        LoggedChange? logged;
        using (engine.Gate is null ? null : await engine.Gate.Enter(cancellation))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(engine.Isolation, cancellation);
            await write(db);
            logged = engine.Changes?.Add(db, told, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        told.Publish(live, revocations);
        engine.Changes?.Committed(logged);
    }

    private async Task Write(Func<KalapaDbContext, Task<int>> write, CancellationToken cancellation)
    {
        // SQLite has one writer at a time, and this is one.
        using var turn = engine.Gate is null ? null : await engine.Gate.Enter(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await write(db);
    }
}
