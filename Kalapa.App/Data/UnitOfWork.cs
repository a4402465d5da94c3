using Kalapa.App.Data.Outbox;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Devices;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Promises;
using Kalapa.Domain.RollCalls;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kalapa.App.Data;

/// <summary>
/// THE save seam: the one place where a ticket, a permit or what belongs to them is saved. It opens the operation, reads the
/// actor's rights afresh, runs the verb, bumps versions, writes audit and time segments, commits, and only then announces
/// one change per ticket and per account, with ids and no content. Other nodes find the announcement in the change log.
/// </summary>
public sealed class UnitOfWork(
    IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, AccessTable access, LiveUpdates live, Revocations revocations,
    DatabaseOutage outage, OutgoingChannels channels, SeenTickets seen, TimeProvider time)
{
    // A deadlock's victim has left nothing behind, so its verb may run again; more often than this something else is wrong.
    private const int Attempts = 6;

    // Whoever pressed a button waits no longer than about this for a database that is busy with others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private int _underWay;

    /// <summary>The record of what was refused, for refusals outside an operation too.</summary>
    internal DeniedCalls Denied { get; } = new(contexts, engine);

    /// <summary>Runs a verb for a user and returns what it returns, once that is committed.</summary>
    /// <exception cref="AccessDenied">The user may not; the denial is in the audit.</exception>
    /// <exception cref="RuleBroken">A rule said no; nothing was written.</exception>
    /// <exception cref="NothingDoneException">The database failed; nothing was written.</exception>
    /// <exception cref="OutcomeUnknownException">The answer to the commit was lost. Any other exception means that nothing was committed.</exception>
    public Task<T> Run<T>(Guid? userId, Func<OperationContext, Task<T>> verb, CancellationToken cancellationToken = default) =>
        Run(verb, db => ReadActor(db, userId, time.GetUtcNow(), cancellationToken), verb, cancellationToken);

    /// <summary>The same for a verb that returns nothing.</summary>
    public Task Run(Guid? userId, Func<OperationContext, Task> verb, CancellationToken cancellationToken = default) =>
        Run(verb, db => ReadActor(db, userId, time.GetUtcNow(), cancellationToken), Returning(verb), cancellationToken);

    /// <summary>Timed work.</summary>
    public Task RunAsKalapa(Func<OperationContext, Task> verb, CancellationToken cancellationToken = default) =>
        Run(verb, _ => Task.FromResult(Actor.Kalapa), Returning(verb), cancellationToken);

    /// <summary>Verbs that have not answered yet.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

    private async Task<T> Run<T>(
        Delegate named, Func<KalapaDbContext, Task<Actor>> actor, Func<OperationContext, Task<T>> verb, CancellationToken cancellationToken)
    {
        using var trace = VerbTrace.Of(named);
        Interlocked.Increment(ref _underWay);
        try
        {
            var result = await RunUntilDone(actor, verb, cancellationToken);
            trace?.Succeed();
            return result;
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<T> RunUntilDone<T>(
        Func<KalapaDbContext, Task<Actor>> actor, Func<OperationContext, Task<T>> verb, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(actor, verb, cancellationToken);
            }
            catch (Exception exception) when (exception is not OutcomeUnknownException && outage.Is(exception))
            {
                if (attempt == Attempts || !engine.MayRetry(exception) || TimeProvider.System.GetElapsedTime(began) > Patience)
                {
                    throw new NothingDoneException(exception);
                }

                // Real time, whatever clock the app tells: the other transaction takes as long as it takes.
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancellationToken);
            }
            catch (DbUpdateException exception) when (attempt < Attempts && MadeAtOnce(exception))
            {
                // The other one is committed, or this would have waited for it: read again, and it is there.
            }
        }
    }

    // A device is made by whichever gate ticks it first (DeviceRows.Find), and no row stands for it before that which both could lock. Every other row that
    // a verb finds or makes is covered by a lock; there a key that is taken is a bug and stays one.
    private bool MadeAtOnce(DbUpdateException exception) => engine.IsTaken(exception) && exception.Entries.Any(entry => entry is { Entity: Device, State: EntityState.Added });

    private async Task<T> RunOnce<T>(
        Func<KalapaDbContext, Task<Actor>> readActor, Func<OperationContext, Task<T>> verb, CancellationToken cancellationToken)
    {
        var result = default(T)!;
        var told = new Announcement();
        LoggedChange? logged = null;
        OutcomeUnknownException? lost = null;
        var isOver = false;
        try
        {
            using (engine.Gate is null ? null : await engine.Gate.Enter(cancellationToken))
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(engine.Isolation, cancellationToken);
                var operation = new OperationContext(db, await readActor(db), access, channels, seen, time.GetUtcNow(), cancellationToken);
                try
                {
                    result = await verb(operation);
                }
                catch (AccessDenied denied) when (denied.Answer != Answer.Login)
                {
                    await transaction.RollbackAsync(cancellationToken);
                    await transaction.DisposeAsync();
                    // The gate is held here, if there is one.
                    await Denied.Record(Denial.Of(operation, denied), operation.Now, holdsGate: true);
                    throw;
                }

                var tickets = await SaveChangesPipeline.Run(operation);
                var revoked = AccountChanges.RevokeSignIns(operation.Db);
                told = new()
                {
                    Tickets = tickets,
                    Revoked = [.. revoked.Select(userId => new Revocation(userId))],
                    Accounts = AccountChanges.Announced(operation.Db),
                    RollCalls = [.. db.ChangeTracker.Entries<RollCall>().Select(entry => new RollCallChanged(entry.Entity.Id, entry.Entity.BranchCode))],
                    Solutions = [.. db.ChangeTracker.Entries<Solution>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => new SolutionChanged(entry.Entity.Id))],
                    Categories = db.ChangeTracker.Entries<SupportCategory>().Any(entry => entry.State != EntityState.Unchanged),
                    Promises = db.ChangeTracker.Entries().Any(entry => entry.State != EntityState.Unchanged && entry.Entity is PromiseVersion or BranchCalendar),
                    StandIns = db.ChangeTracker.Entries<StandIn>().Any(entry => entry.State != EntityState.Unchanged),
                    Devices = [.. db.ChangeTracker.Entries<Device>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => new DeviceChanged(entry.Entity.Id, entry.Entity.TenantId))],
                    KnownIssues = [.. ChangedIssues(db).Distinct().Select(id => new KnownIssueChanged(id))],
                    Companies = CompanyChanges.Announced(db),
                };
                logged = engine.Changes?.Add(db, told, operation.Now);
                await db.SaveChangesAsync(cancellationToken);
                told = told with { Number = logged?.Id ?? 0 };
                if (revoked.Count > 0)
                {
                    // No cookie of these accounts holds any more, and no browser shows what they are told.
                    await db.Sessions.Where(row => revoked.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
                    await db.PushSubscriptions.Where(row => revoked.Contains(row.UserId)).ExecuteDeleteAsync(cancellationToken);
                }

                lost = await Commit(transaction);
                isOver = true;
            }
        }
        catch (Exception) when (isOver)
        {
            // A connection that cannot be closed well changes nothing about what was committed over it.
        }

        // What may be recorded is announced as well: whoever shows it reads again. Nobody loses a screen by a maybe.
        (lost is null ? told : told with { Revoked = [] }).Publish(live, revocations);
        if (lost is not null)
        {
            throw lost;
        }

        engine.Changes?.Committed(logged);
        return result;
    }

    /// <summary>
    /// Not cancelled by whoever leaves now: the answer tells whether the verb happened.
    /// </summary>
    /// <returns>Null when it is committed; otherwise nobody knows. Where the database says that it undid everything, that is thrown.</returns>
    private async Task<OutcomeUnknownException?> Commit(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (!engine.MayRetry(exception))
        {
            return new(exception);
        }
    }

    /// <summary>Who the user is now, not who the cookie says; the row stays locked, so counts behind guards hold.</summary>
    private static async Task<Actor> ReadActor(KalapaDbContext db, Guid? userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var user = await db.Users.Where(row => row.Id == userId).LockedAsync(cancellationToken);
        return user is { Disabled: false } ? await BranchDeciders.ActorOf(db, user, now, cancellationToken) : throw new AccessDenied(Operation.ReadHeader, Answer.Login);
    }

    /// <summary>Issues that were changed, and those whose tickets were.</summary>
    private static IEnumerable<Guid> ChangedIssues(KalapaDbContext db) => db.ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged)
        .Select(entry => entry.Entity switch
        {
            KnownIssue issue => issue.Id,
            KnownIssueLink link => link.IssueId,
            _ => (Guid?)null,
        }).OfType<Guid>();

    private static Func<OperationContext, Task<bool>> Returning(Func<OperationContext, Task> verb) => async operation =>
    {
        await verb(operation);
        return true;
    };
}
