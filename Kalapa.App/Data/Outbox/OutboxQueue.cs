using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Outbox;

/// <summary>
/// The outbox as its senders see it: each leases what is due, so that two never send one message, and says of each how it went. A sender that dies leaves its
/// leases behind; they run out after <see cref="LeaseTime"/>, and another sends. What the other side took and nobody could note any more is then sent twice: at most
/// one message a crash, since each is noted before the next is sent.
/// </summary>
public sealed class OutboxQueue(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine)
{
    /// <summary>How long a sender has what it leased (2 min).</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Takes what is due by one channel, oldest first, and with each message all others about the same ticket for the same person: they become one.
    /// </summary>
    /// <param name="channel">Which.</param>
    /// <param name="most">How many messages that are due.</param>
    /// <param name="now">By which clock.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    /// <returns>Groups, each of one person, browser and ticket, oldest message first.</returns>
    public async Task<IReadOnlyList<OutboxLease>> Lease(DeliveryChannel channel, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Outbox.AsNoTracking().Where(row => row.DueAt <= now && row.Channel == channel)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(most).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        Guid[] readers = [.. due.Select(row => row.UserId).Distinct()];
        var waiting = await db.Outbox.AsNoTracking()
            .Where(row => readers.Contains(row.UserId) && row.DueAt != null && row.Lease == null && row.TicketId != null && row.Channel == channel)
            .ToListAsync(cancellationToken);
        var groups = due.Select(GroupOf).ToHashSet();
        long[] ids = [.. due.Concat(waiting.Where(row => groups.Contains(GroupOf(row)))).Select(row => row.Id).Distinct()];
        var (lease, until) = (Guid.NewGuid(), now + LeaseTime);
        using (engine.Gate is null ? null : await engine.Gate.Enter(cancellationToken))
        {
            await db.Outbox.Where(row => ids.Contains(row.Id) && (row.DueAt <= now || (row.DueAt != null && row.Lease == null)))
                .ExecuteUpdateAsync(row => row.SetProperty(message => message.Lease, lease).SetProperty(message => message.DueAt, until), cancellationToken);
        }

        var taken = await db.Outbox.AsNoTracking().Where(row => ids.Contains(row.Id) && row.Lease == lease).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. taken.GroupBy(GroupOf).Select(group => new OutboxLease([.. group], lease, until))];
    }

    /// <summary>They have an end.</summary>
    /// <param name="lease">Which of them, still held.</param>
    /// <param name="state">How they ended.</param>
    /// <param name="answer">What the other side said.</param>
    /// <param name="tried">It was asked.</param>
    /// <param name="now">When.</param>
    public Task End(OutboxLease lease, DeliveryState state, string answer, bool tried, DateTimeOffset now) => Write(lease, messages => messages.ExecuteUpdateAsync(row => row
        .SetProperty(message => message.State, state)
        .SetProperty(message => message.EndedAt, now)
        .SetProperty(message => message.DueAt, (DateTimeOffset?)null)
        .SetProperty(message => message.Lease, (Guid?)null)
        .SetProperty(message => message.Secret, (string?)null)
        .SetProperty(message => message.Answer, Short(answer))
        .SetProperty(message => message.Attempts, message => message.Attempts + (tried ? 1 : 0))));

    /// <summary>They are tried again.</summary>
    /// <param name="lease">Which of them, still held.</param>
    /// <param name="dueAt">When.</param>
    /// <param name="answer">What the other side said.</param>
    /// <param name="tried">It was asked about these; false when it could not be reached at all.</param>
    public Task PutBack(OutboxLease lease, DateTimeOffset dueAt, string answer, bool tried) => Write(lease, messages => messages.ExecuteUpdateAsync(row => row
        .SetProperty(message => message.DueAt, dueAt)
        .SetProperty(message => message.Lease, (Guid?)null)
        .SetProperty(message => message.Answer, Short(answer))
        .SetProperty(message => message.Attempts, message => message.Attempts + (tried ? 1 : 0))));

    /// <summary>When a channel may bring one more to a person who was brought as many as <paramref name="most"/> within the last hour.</summary>
    /// <returns>Null for now.</returns>
    public async Task<DateTimeOffset?> RoomAt(Guid userId, DeliveryChannel channel, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - TimeSpan.FromHours(1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Messages of one letter end in one instant.
        var letters = await db.Outbox.AsNoTracking()
            .Where(row => row.UserId == userId && row.EndedAt > since && row.Channel == channel && row.State == DeliveryState.Sent)
            .Select(row => row.EndedAt).Distinct().OrderByDescending(ended => ended).Take(most).ToListAsync(cancellationToken);
        return letters.Count < most ? null : letters[^1] + TimeSpan.FromHours(1);
    }

    /// <summary>They wait, and go with whatever else comes for their reader until then.</summary>
    /// <param name="lease">Which of them, still held.</param>
    /// <param name="dueAt">Until when.</param>
    public Task Bundle(OutboxLease lease, DateTimeOffset dueAt) => Write(lease, messages => messages.ExecuteUpdateAsync(row => row
        .SetProperty(message => message.IsBundled, true)
        .SetProperty(message => message.DueAt, dueAt)
        .SetProperty(message => message.GiveUpAt, dueAt + OutboxMessage.GivesUpAfter)
        .SetProperty(message => message.Lease, (Guid?)null)));

    /// <summary>Where the database belongs to one process, what its last run had leased is free at once.</summary>
    public async Task FreeWhatTheLastRunHeld(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (engine.Gate is not { } gate)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        using (await gate.Enter(cancellationToken))
        {
            await db.Outbox.Where(row => row.Lease != null).ExecuteUpdateAsync(
                row => row.SetProperty(message => message.Lease, (Guid?)null).SetProperty(message => message.DueAt, now), cancellationToken);
        }
    }

    /// <summary>Erases what ended before then: the log of deliveries is kept for a time, not for ever.</summary>
    public async Task<int> Sweep(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        using (engine.Gate is null ? null : await engine.Gate.Enter(cancellationToken))
        {
            return await db.Outbox.Where(row => row.EndedAt < before).ExecuteDeleteAsync(cancellationToken);
        }
    }

    // Not cancelled by a stop: what the other side took must be noted.
    private async Task Write(OutboxLease lease, Func<IQueryable<OutboxMessage>, Task<int>> write)
    {
        long[] ids = [.. lease.Messages.Select(message => message.Id)];
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        using (engine.Gate is null ? null : await engine.Gate.Enter(CancellationToken.None))
        {
            await write(db.Outbox.Where(row => ids.Contains(row.Id) && row.Lease == lease.Id));
        }
    }

    // What is about the account is never one with anything else; ids begin at 1.
    private static (Guid, Guid?, Guid?, long) GroupOf(OutboxMessage message) => message switch
    {
        { TicketId: null } => (message.UserId, message.SubscriptionId, null, message.Id),
        { IsBundled: true } => (message.UserId, message.SubscriptionId, null, 0),
        _ => (message.UserId, message.SubscriptionId, message.TicketId, 0),
    };

    private static string Short(string answer) => answer.Length <= 255 ? answer : answer[..255];
}

/// <summary>Messages that one sender has, of one person about one thing.</summary>
/// <param name="Messages">Oldest first; one at least.</param>
/// <param name="Id">The lease.</param>
/// <param name="Until">From then on another may take them.</param>
public sealed record OutboxLease(IReadOnlyList<OutboxMessage> Messages, Guid Id, DateTimeOffset Until);
