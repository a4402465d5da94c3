using Kalapa.App.Data;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Jobs;

/// <summary>
/// What Kalapa does by the clock: T06, T10, T21, U03, U07, U10, T24, late P01, P09, P11, P12, the alarm of T28, the begin and end of stand-ins (O52), and the refusals at the gate that wait. Each finding is one operation of its own that
/// reads its guard again under the lock, so a person who was faster simply wins. Of several nodes one does it. It pauses while the clock is in doubt (R116).
/// </summary>
public sealed class TimedWork(
    UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, JobLeases leases, ClockWatch clock, TimeProvider time, ILogger<TimedWork> log) : BackgroundService
{
    /// <summary>Where permits come out by hand, the system does it after this long (P01).</summary>
    public static readonly TimeSpan ReleaseTime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A draft that was thrown away leaves no row.
    private const string Discarded = "Discarded";

    private static readonly TicketState[] Ended = [TicketState.Rejected, TicketState.Cancelled, TicketState.Lapsed, TicketState.Closed];

    /// <summary>Does everything that is due at this moment, once.</summary>
    public async Task DoWhatIsDue(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var id in await Find(db => db.Tickets.Where(row => row.State == TicketState.InReview && row.OwnerActedAt <= now - Ticket.IdleTime), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.Ticket(id, Operation.Release);
                if (ticket.IsIdle(operation.Now))
                {
                    await operation.LockQueue();
                    ticket.Release(operation.Actor, "idle", operation.Now);
                }
            }, cancellationToken));
        }

        await AskNearlyIdle(now, cancellationToken);
        foreach (var id in await Find(db => db.Tickets.Where(row => row.State == TicketState.Returned && row.Deadline <= now), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.Ticket(id, Operation.Release);
                if (ticket.State == TicketState.Returned && ticket.Deadline <= operation.Now)
                {
                    ticket.Lapse(operation.Now);
                }
            }, cancellationToken));
        }

        await ConfirmSilently(now, cancellationToken);
        await EndVisits(cancellationToken);
        await MissWindows(now, cancellationToken);
        await IssueLatePermits(now, cancellationToken);
        await WatchPermits(cancellationToken);
        await TellRefusals(now, cancellationToken);
        await AlarmOverduePapers(now, cancellationToken);
        await CloseTickets(now, cancellationToken);
        await TellStandIns(now, cancellationToken);
    }

    /// <summary>The same, unless the clock by which it is due is in doubt.</summary>
    public Task DoWhatIsDueByATrustedClock(CancellationToken cancellationToken) =>
        clock.IsTrusted ? DoWhatIsDue(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await leases.Hold(JobLeases.TimedWork, stoppingToken))
                {
                    await DoWhatIsDueByATrustedClock(stoppingToken);
                }
            }
            catch (ObjectDisposedException)
            {
                // The app ends, perhaps before it listened: nobody asked it to stop first.
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Timed work failed; it is tried again in {Pause}.", Pause);
            }
        }
    }

    /// <summary>An owner who did nothing for a while is asked once, before T06 takes the ticket back (R32).</summary>
    private async Task AskNearlyIdle(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var nearly = await Find(db => db.Tickets.Where(row => row.State == TicketState.InReview && row.OwnerActedAt <= now - (Ticket.IdleTime - Ticket.IdleWarning)
            && !db.Notifications.Any(told => told.TicketId == row.Id && told.UserId == row.OwnerId && told.Type == NotificationType.ReleaseNear && told.At >= row.OwnerActedAt)), cancellationToken);
        foreach (var id in nearly)
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.Ticket(id, Operation.Release);
                if (ticket is { OwnerId: { } owner, OwnerActedAt: { } acted } && ticket.IsNearlyIdle(operation.Now)
                    && !await operation.Db.Notifications.AnyAsync(told => told.TicketId == id && told.UserId == owner && told.Type == NotificationType.ReleaseNear && told.At >= acted, operation.Cancellation))
                {
                    operation.Db.Notifications.Add(new() { UserId = owner, TicketId = id, Type = NotificationType.ReleaseNear, At = operation.Now });
                    operation.Announce(ticket);
                }
            }, cancellationToken));
        }
    }

    /// <summary>U10: the client had time to say that it is not solved.</summary>
    private async Task ConfirmSilently(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await Find(db => db.SupportRequests.Where(row => row.State == TicketState.Resolved && row.Deadline <= now), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var request = await operation.SupportRequest(id, Operation.Release);
                if (request.State == TicketState.Resolved && request.Deadline <= operation.Now)
                {
                    request.Confirm(operation.Actor, operation.Now);
                }
            }, cancellationToken));
        }
    }

    /// <summary>U07: the visit that a support request waited for came to its end, or was never sent.</summary>
    private async Task EndVisits(CancellationToken cancellationToken)
    {
        foreach (var id in await Find(db => db.SupportRequests.Where(row => row.State == TicketState.AwaitingVisit
            && !db.PermitRequests.Any(visit => visit.Id == row.VisitId && !Ended.Contains(visit.State)
                && !db.Permits.Any(permit => permit.TicketId == visit.Id && permit.EndedAt != null))), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var request = await operation.SupportRequest(id, Operation.Release);
                if (request.State == TicketState.AwaitingVisit && await EndingOf(operation, request.VisitId!.Value) is { } ending)
                {
                    if (request.OwnerId is null)
                    {
                        await operation.LockQueue();
                    }

                    request.EndVisit(ending, operation.Now);
                }
            }, cancellationToken));
        }
    }

    /// <returns>The state in which the visit ended; null while it goes on.</returns>
    private static async Task<string?> EndingOf(OperationContext operation, Guid visitId)
    {
        var permit = await operation.Db.Permits.Where(row => row.TicketId == visitId && row.EndedAt != null).Select(row => (PermitState?)row.State).SingleOrDefaultAsync(operation.Cancellation);
        var visit = await operation.Db.PermitRequests.Where(row => row.Id == visitId).Select(row => (TicketState?)row.State).SingleOrDefaultAsync(operation.Cancellation);
        return permit is not null ? $"{permit}" : visit is null ? Discarded : visit.Value.IsFinal() ? $"{visit}" : null;
    }

    /// <summary>T21.</summary>
    private async Task MissWindows(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await Find(db => db.PermitRequests.Where(row => row.WindowEnd <= now
            && (row.State == TicketState.Queued || row.State == TicketState.InReview
                || row.State == TicketState.Escalated || row.State == TicketState.Clarifying)), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.PermitRequestInQueue(id, Operation.Release);
                if (PermitRequestLifecycle.Table.Allows(ticket.State, TicketAction.WindowMissed) && ticket.WindowEnd <= operation.Now)
                {
                    ticket.MissWindow(operation.Now);
                }
            }, cancellationToken));
        }
    }

    /// <summary>P01, when the owner of a branch that lets permits out by hand did not.</summary>
    private async Task IssueLatePermits(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = now - ReleaseTime;
        foreach (var id in await Find(db => db.PermitRequests.Where(row => row.State == TicketState.Approved && row.HeldSince <= due && row.WindowEnd > now
            && !db.Permits.Any(permit => permit.TicketId == row.Id)), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.PermitRequest(id, Operation.IssuePermit);
                if (ticket.State == TicketState.Approved && !await operation.Db.Permits.AnyAsync(row => row.TicketId == id, cancellationToken))
                {
                    await operation.Issue(ticket);
                }
            }, cancellationToken));
        }
    }

    /// <summary>P09 and P11 at the window's end, P12 while somebody stays.</summary>
    private async Task WatchPermits(CancellationToken cancellationToken)
    {
        Dictionary<string, Branch> branches;
        List<Permit> open;
        DateTimeOffset now;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            branches = await db.Branches.AsNoTracking().ToDictionaryAsync(branch => branch.Code, cancellationToken);
            // By an index each, and only what may be due is read whole: this runs every other second, whatever there ever was.
            var running = await db.Permits.Where(row => row.EndedAt == null).Select(row => new { row.Id, row.Window }).ToListAsync(cancellationToken);
            var occupied = await db.PeopleInside().Select(person => person.PermitId).ToListAsync(cancellationToken);
            now = time.GetUtcNow();
            Guid[] ids = [.. running.Where(permit => now > permit.Window.End).Select(permit => permit.Id).Union(occupied)];
            open = await db.Permits.AsNoTracking().Include(row => row.People).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        }

        foreach (var permit in open)
        {
            var clock = branches[permit.BranchCode].Clock;
            var ends = permit.EndedAt is null && permit.WindowIsOver(now) && permit.InsideCount == 0;
            var alarms = permit.OverstayAlarmedAt is null && permit.IsOverstayed(now, clock);
            if (ends || alarms)
            {
                await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
                {
                    var (locked, _) = await operation.PermitWithRequest(permit.Id, Operation.ClosePermit);
                    locked.EndWindow(operation.Now);
                    locked.MarkOverstay(operation.Now, clock);
                }, cancellationToken));
            }
        }
    }

    /// <summary>O52: that one stands in from now on, or no longer. The rights follow the days by themselves; this tells the person, the record and the open screens.</summary>
    private async Task TellStandIns(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.StandIns.Where(row => row.WithdrawnAt == null && row.EndedAt == null && (row.EndsAt <= now || (row.BegunAt == null && row.BeginsAt <= now)))
                .OrderBy(row => row.BeginsAt).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                if (await operation.Db.StandIns.Where(row => row.Id == id).LockedAsync(operation.Cancellation) is { } standIn)
                {
                    var type = standIn.TellBegin(operation.Now) ? "standin.begun" : standIn.TellEnd(operation.Now) ? "standin.ended" : null;
                    if (type is not null)
                    {
                        operation.Note(type, StandInRecord.Values(standIn));
                    }
                }
            }, cancellationToken));
        }
    }

    /// <summary>T28: papers due after entry that are still owed a day later.</summary>
    private async Task AlarmOverduePapers(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = now - PermitRequest.AfterEntryTime;
        // Which first: with the papers beside it, SQLite walks through all tickets in the order of their keys.
        var ids = await Find(db => db.PermitRequests.Where(row => row.State == TicketState.Approved
            && db.Permits.Any(permit => permit.TicketId == row.Id && permit.FirstCheckInAt <= due)
            && !db.AuditEvents.Any(happened => happened.TicketId == row.Id && happened.Type == PermitRequest.PapersOverdue)), cancellationToken);
        if (ids.Count == 0)
        {
            return;
        }

        List<PermitRequest> found;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            found = await db.PermitRequests.AsNoTracking().Include(row => row.Documents).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        }

        foreach (var id in found.Where(ticket => ticket.OwedAfterEntry(PermitCatalogue.Default).Count > 0).Select(ticket => ticket.Id))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.PermitRequest(id, Operation.Release);
                if (ticket.State == TicketState.Approved && ticket.OwedAfterEntry(PermitCatalogue.Default).Count > 0
                    && !await operation.Db.AuditEvents.AnyAsync(row => row.TicketId == id && row.Type == PermitRequest.PapersOverdue, cancellationToken))
                {
                    ticket.AlarmOverdue(operation.Now);
                }
            }, cancellationToken));
        }
    }

    /// <summary>Tells of the refusals at the gate whose time to be taken back is over.</summary>
    private async Task TellRefusals(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.GateEvents.Where(line => line.TellAt <= now && line.WithdrawnAt == null).Select(line => line.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var found = await operation.Db.GateEvents.Where(line => line.Id == id).ToLockedListAsync(cancellationToken);
                found.ForEach(line => line.Tell(operation.Now));
            }, cancellationToken));
        }
    }

    /// <summary>T24. A close of the gate's own may be undone first (P19).</summary>
    private async Task CloseTickets(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await Find(db => db.PermitRequests.Where(row => row.State == TicketState.Approved
            && (db.Permits.Any(permit => permit.TicketId == row.Id && permit.EndedAt != null && (permit.ReopenableUntil == null || permit.ReopenableUntil < now))
                || (row.WindowEnd <= now && !db.Permits.Any(permit => permit.TicketId == row.Id)))), cancellationToken))
        {
            await Guarded(() => unitOfWork.RunAsKalapa(async operation =>
            {
                var ticket = await operation.PermitRequest(id, Operation.Release);
                var permit = await operation.Db.Permits.Include(row => row.People).SingleOrDefaultAsync(row => row.TicketId == id, cancellationToken);
                if (ticket.State == TicketState.Approved && (permit is null || (permit.IsOver && !permit.MayReopen(operation.Now)))
                    && (permit?.FirstCheckInAt is null || ticket.OwedAfterEntry(PermitCatalogue.Default).Count == 0))
                {
                    ticket.Close(PermitCatalogue.Default, permit?.FirstCheckInAt is not null, operation.Now);
                }
            }, cancellationToken));
        }
    }

    private async Task<List<Guid>> Find(Func<KalapaDbContext, IQueryable<Ticket>> due, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await due(db).AsNoTracking().Select(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One finding that fails does not hold up the others.</summary>
    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is RuleBroken or DbUpdateException)
        {
            log.LogWarning(exception, "A timed transition was refused.");
        }
    }
}
