using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kalapa.App.Data.Startup;

/// <summary>
/// What one kind of database needs before it is used: to be reached, to be whole, and to be prepared by one process at a time.
/// </summary>
/// <remarks>Everything that is waited for is said; everything that cannot be is a <see cref="StartRefused"/>.</remarks>
public abstract class DatabaseStartup
{
    /// <summary>The setting that holds the database's address.</summary>
    public const string ConnectionKey = "ConnectionStrings:Kalapa";

    /// <summary>Which database, in the words of the start and of <c>check</c>; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>Reaches the database and enters the one place where it is prepared; dispose when that is done.</summary>
    /// <param name="say">Told what is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public abstract Task<IAsyncDisposable> Enter(Action<string> say, CancellationToken cancellationToken);

    /// <summary>Looks without changing or waiting: true when the database is there, false when the first start will make it.</summary>
    /// <exception cref="StartRefused">It is there and cannot be used.</exception>
    public abstract Task<bool> IsThere(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that reads one state of the whole database and holds up no writer.</summary>
    public abstract IsolationLevel Snapshot { get; }

    /// <summary>Writes something that changes nothing, as a running server does; why that failed, null when it did not.</summary>
    public abstract Task<string?> WriteFault(CancellationToken cancellationToken);

    /// <summary>A fault of the database as the sentence it deserves; null when it is no fault of the database.</summary>
    public abstract StartRefused? Refusal(Exception? exception);

    /// <summary>The provider's own exception, however deep it lies in what was made of it.</summary>
    protected static T? Cause<T>(Exception? exception)
        where T : Exception
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Tables in a database to which no migration was applied, and whether any of them has a row.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    protected abstract Task<IReadOnlyList<(string Table, bool HasRows)>> TablesOf(KalapaDbContext db, CancellationToken cancellationToken);

    /// <summary>Removes what a first migration left that was cut off; called when its tables are all empty.</summary>
    protected abstract Task Remove(KalapaDbContext db, IReadOnlyList<string> tables, CancellationToken cancellationToken);

    /// <summary>Which migrations the database has, lacks, and has without our knowing them.</summary>
    public async Task<MigrationState> Migrations(KalapaDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            return new([.. applied], [.. known.Except(applied)], [.. applied.Except(known)]);
        }
        catch (Exception exception) when (Refusal(exception) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Brings the database up to date; asks first, so that an ordinary start writes nothing.</summary>
    /// <exception cref="StartRefused">It has a history that this version does not know, holds something else, or a migration failed.</exception>
    public async Task Migrate(KalapaDbContext db, Action<string> say, CancellationToken cancellationToken)
    {
        var state = await Migrations(db, cancellationToken);
        if (UnknownHistory(state) is { } sentence)
        {
            throw new StartRefused(sentence);
        }

        if (state.Pending.Count == 0)
        {
            return;
        }

        try
        {
            if (state.Applied.Count == 0)
            {
                await ClearWhatWasCutOff(db, say, cancellationToken);
            }

            say($"Bringing {Name} up to date: {string.Join(", ", state.Pending)}.");
            // A large table takes longer to change than a screen may wait.
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception exception) when (Refusal(exception) is { } refusal)
        {
            throw new StartRefused($"The migration of {Name} did not end: {refusal.Message}", exception);
        }
    }

    /// <summary>The sentence about migrations nobody here knows; null when all are known.</summary>
    public string? UnknownHistory(MigrationState state) => state.Unknown.Count == 0
        ? null
        : $"{Name} has migrations that this version of Kalapa does not know ({string.Join(", ", state.Unknown)}): a newer version made it, or one that was never released. "
            + $"Start that version again, or name another database. Example: {ConnectionKey}={Example}";

    /// <summary>An address that would do.</summary>
    protected abstract string Example { get; }

    private async Task ClearWhatWasCutOff(KalapaDbContext db, Action<string> say, CancellationToken cancellationToken)
    {
        // A migration fills some tables itself: their rows are nobody's work.
        var ours = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .GroupBy(type => type.GetTableName()!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(types => types.Key, types => types.Any(type => type.GetSeedData().Any()), StringComparer.OrdinalIgnoreCase);
        var there = (await TablesOf(db, cancellationToken)).Where(row => !row.Table.StartsWith("__EFMigrations", StringComparison.OrdinalIgnoreCase)).ToList();
        if (there.Count == 0)
        {
            return;
        }

        if (there.Any(row => !ours.TryGetValue(row.Table, out var isFilled) || (row.HasRows && !isFilled)))
        {
            throw new StartRefused($"{Name} holds tables that no migration of Kalapa made ({string.Join(", ", there.Take(5).Select(row => row.Table))}), so it belongs to something else, or to a version that was never released. "
                + $"Name a database of Kalapa's own. Example: {ConnectionKey}={Example}");
        }

        say($"The first migration of {Name} was cut off; its {there.Count} empty tables are made again.");
        await Remove(db, [.. there.Select(row => row.Table)], cancellationToken);
    }
}

/// <summary>A database beside the migrations of this version.</summary>
/// <param name="Applied">What it has, oldest first.</param>
/// <param name="Pending">What the next start applies.</param>
/// <param name="Unknown">What it has and this version does not know.</param>
public sealed record MigrationState(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown);
