using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Promises;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Jobs;

/// <summary>
/// Records that a promise's clock passed a threshold, once for each ticket, clock and threshold; the save seam tells whom it concerns (<see cref="PromiseListeners"/>). What
/// was recorded is asked of the record itself, under the ticket's lock, so a restart and a second node tell nobody twice. It pauses while the clock is in doubt (R116).
/// </summary>
public sealed class PromiseWatch(
    UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, JobLeases leases, CurrentPromises promises, ClockWatch clock, TimeProvider time,
    ILogger<PromiseWatch> log) : BackgroundService
{
    /// <summary>So many tickets are written about in one pass; the others come with the next.</summary>
    public const int MostAtOnce = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // What the record is known to have, of clocks that still run: they are not asked for again at every pass.
    private readonly HashSet<Passed> _recorded = [];

    /// <summary>
    /// Looks at every running clock, and writes what was passed. One read of a few small columns by an index of the state, a row for each ticket that somebody holds; more is read
    /// only of those that passed something.
    /// </summary>
    public async Task TellWhatIsDue(CancellationToken cancellationToken)
    {
        var passed = await FindPassed(cancellationToken);
        _recorded.IntersectWith(passed);
        var unknown = passed.Where(one => !_recorded.Contains(one)).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        _recorded.UnionWith(await Recorded([.. unknown.Select(one => one.TicketId).Distinct()], cancellationToken));
        foreach (var ticketId in unknown.Where(one => !_recorded.Contains(one)).Select(one => one.TicketId).Distinct().Take(MostAtOnce).ToList())
        {
            try
            {
                await unitOfWork.RunAsKalapa(operation => Record(operation, ticketId), cancellationToken);
            }
            catch (Exception exception) when (exception is RuleBroken or DbUpdateException)
            {
                log.LogWarning(exception, "That a promise's clock passed a threshold could not be recorded; it is tried again in {Pause}.", Pause);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (clock.IsTrusted && await leases.Hold(JobLeases.PromiseWatch, stoppingToken))
                {
                    await TellWhatIsDue(stoppingToken);
                }
            }
            catch (ObjectDisposedException)
            {
                // The app ends, perhaps before it listened: nobody asked it to stop first.
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Promises could not be watched; it is tried again in {Pause}.", Pause);
            }
        }
    }

    private async Task<HashSet<Passed>> FindPassed(CancellationToken cancellationToken)
    {
        var (book, now) = (promises.Current, time.GetUtcNow());
        HashSet<Passed> passed = [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = db.Tickets.Where(row => HeldTicket.States.Contains(row.State)).Select(row => new
        {
            row.Id,
            row.Kind,
            row.Lane,
            row.State,
            row.BranchCode,
            row.HeldSince,
            row.PromiseVersion,
            ((PermitRequest)row).BaseType,
            ((SupportRequest)row).Category,
        });
        await foreach (var row in held.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var topic = row.Kind == TicketKind.Support ? SupportCatalogue.GroupOf(row.Category) : row.BaseType;
            if (book.ClockOf(new(row.Kind, topic, row.Lane, row.State, row.BranchCode, row.HeldSince, row.PromiseVersion)) is { } running)
            {
                var reading = running.Read(now);
                passed.UnionWith(PromiseClock.Thresholds.Where(reading.HasReached).Select(threshold => new Passed(row.Id, PromiseEvents.KeyOf(running.Start), PromiseEvents.TypeOf(threshold))));
            }
        }

        return passed;
    }

    private async Task<IReadOnlyList<Passed>> Recorded(Guid[] tickets, CancellationToken cancellationToken)
    {
        List<Passed> recorded = [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var some in tickets.Chunk(MostAtOnce))
        {
            var rows = await db.AuditEvents.AsNoTracking().Where(row => some.Contains(row.TicketId!.Value) && PromiseEvents.Types.Contains(row.Type)).ToListAsync(cancellationToken);
            recorded.AddRange(rows.Select(row => new Passed(row.TicketId!.Value, row.Values[PromiseEvents.Clock], row.Type)));
        }

        return recorded;
    }

    private async Task Record(OperationContext operation, Guid ticketId)
    {
        var ticket = await operation.Ticket(ticketId, Operation.Release);
        if (ticket.Held.Holder is not { } holder || promises.Current.ClockOf(ticket.Held) is not { } running)
        {
            return;
        }

        var (reading, key) = (running.Read(operation.Now), PromiseEvents.KeyOf(running.Start));
        var rows = await operation.Db.AuditEvents.AsNoTracking().Where(row => row.TicketId == ticketId && PromiseEvents.Types.Contains(row.Type)).ToListAsync(operation.Cancellation);
        var recorded = rows.Where(row => row.Values[PromiseEvents.Clock] == key).Select(row => row.Type).ToHashSet();
        foreach (var type in PromiseClock.Thresholds.Where(reading.HasReached).Select(PromiseEvents.TypeOf).Where(type => !recorded.Contains(type)))
        {
            // Beside the ticket's own events: that time passed is no change of the ticket, and makes nobody's decision stale.
            operation.Db.AuditEvents.Add(new()
            {
                At = operation.Now,
                ActorId = operation.Actor.UserId,
                ActorName = operation.Actor.Name,
                Type = type,
                TicketId = ticketId,
                Values = PromiseEvents.ValuesOf(running, holder),
            });
            operation.Announce(ticket);
        }
    }

    /// <summary>A clock, by its ticket and beginning, passed a threshold.</summary>
    private readonly record struct Passed(Guid TicketId, string Clock, string Type);
}
