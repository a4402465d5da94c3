using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// THE save seam: the one place where a ticket, a permit or what belongs to them is saved. It opens the operation, reads the
/// actor's rights afresh, runs the verb, bumps versions, writes audit and time segments, commits, and only then announces
/// one change per ticket and per account, with ids and no content.
/// </summary>
public sealed class Operations(
    IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, AccessTable access, LiveUpdates live, Revocations revocations, TimeProvider time)
{
    // A deadlock's victim has left nothing behind, so its verb may run again; more often than this something else is wrong.
    private const int Attempts = 6;

    private readonly DeniedCalls _denied = new();

    /// <summary>Runs a verb for a user and returns what it returns, once that is committed.</summary>
    /// <exception cref="AccessDenied">The user may not; the denial is in the audit.</exception>
    /// <exception cref="RuleBroken">A rule said no; nothing was written.</exception>
    public Task<T> Run<T>(Guid? userId, Func<OpenOperation, Task<T>> verb, CancellationToken cancellationToken = default) =>
        Run(db => ReadActor(db, userId, cancellationToken), verb, cancellationToken);

    /// <summary>The same for a verb that returns nothing.</summary>
    public Task Run(Guid? userId, Func<OpenOperation, Task> verb, CancellationToken cancellationToken = default) =>
        Run(userId, Returning(verb), cancellationToken);

    /// <summary>Timed work.</summary>
    public Task RunAsKalapa(Func<OpenOperation, Task> verb, CancellationToken cancellationToken = default) =>
        Run(_ => Task.FromResult(Actor.Kalapa), Returning(verb), cancellationToken);

    private async Task<T> Run<T>(
        Func<KalapaDbContext, Task<Actor>> actor, Func<OpenOperation, Task<T>> verb, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(actor, verb, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && engine.MayRetry(exception))
            {
                // Real time, whatever clock the app tells: the other transaction takes as long as it takes.
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancellationToken);
            }
        }
    }

    private async Task<T> RunOnce<T>(
        Func<KalapaDbContext, Task<Actor>> readActor, Func<OpenOperation, Task<T>> verb, CancellationToken cancellationToken)
    {
        T result;
        IReadOnlyList<TicketChanged> changes;
        IReadOnlyList<Guid> revoked;
        IReadOnlyList<AccountChanged> accounts;
        using (engine.Gate is null ? null : await engine.Gate.Enter(cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(engine.Isolation, cancellationToken);
            var operation = new OpenOperation(db, await readActor(db), access, time.GetUtcNow(), cancellationToken);
            try
            {
                result = await verb(operation);
            }
            catch (AccessDenied denied) when (denied.Answer != Answer.Login)
            {
                await transaction.RollbackAsync(cancellationToken);
                await transaction.DisposeAsync();
                await _denied.Record(contexts, engine, operation, denied);
                throw;
            }

            changes = await SaveFacts.Of(operation);
            revoked = AccountFacts.Of(operation.Db);
            accounts = AccountFacts.Announced(operation.Db);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        foreach (var userId in revoked)
        {
            revocations.Publish(userId);
        }

        foreach (var change in changes)
        {
            live.Publish(change);
        }

        foreach (var change in accounts)
        {
            live.Publish(change);
        }

        return result;
    }

    /// <summary>Who the user is now, not who the cookie says; the row stays locked, so counts behind guards hold.</summary>
    private static async Task<Actor> ReadActor(KalapaDbContext db, Guid? userId, CancellationToken cancellationToken)
    {
        var user = await db.Users.Where(row => row.Id == userId).LockedAsync(cancellationToken);
        return user is { Disabled: false } ? user.ToActor() : throw new AccessDenied(Operation.ReadHeader, Answer.Login);
    }

    private static Func<OpenOperation, Task<bool>> Returning(Func<OpenOperation, Task> verb) => async operation =>
    {
        await verb(operation);
        return true;
    };
}
