using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Something was refused.</summary>
/// <param name="Type">Of the audit's row.</param>
/// <param name="ActorId">Who asked; null for who is not signed in.</param>
/// <param name="ActorName">By name; empty for who is not signed in.</param>
/// <param name="From">Tells askers apart who are nobody's account; not written.</param>
/// <param name="Values">What was asked for, and how it was answered. Nothing that was typed.</param>
internal sealed record Denial(string Type, Guid? ActorId, string ActorName, string From, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Denials that are counted together.</summary>
    public string Key => $"{Type}|{ActorId}|{From}|{string.Join('|', Values.Values)}";

    /// <summary>A verb that the actor may not do.</summary>
    public static Denial Of(OperationContext operation, AccessDenied denied) => new(AuditType, operation.Actor.UserId, operation.Actor.Name, "", new Dictionary<string, string>
    {
        ["operation"] = denied.Operation.ToString(),
        ["answer"] = denied.Answer.ToString(),
    });

    /// <summary>The audit's type for calls, reads and pages.</summary>
    public const string AuditType = "denied";
}

/// <summary>
/// A denied call changes nothing and is counted in the audit: the first one at once, then one row per actor, operation and minute
/// with how many there were, so that a storm of them cannot flood the record.
/// </summary>
internal sealed class DeniedCalls(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // Of one more asker within a minute not who it was is written, only how many there were.
    private const int MostAskers = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Denial Denial, DateTimeOffset Since, int Count)> _counts = [];

    /// <summary>Writes it, or counts it with the one of a moment ago.</summary>
    /// <param name="denial">What was refused.</param>
    /// <param name="now">When.</param>
    /// <param name="holdsGate">The caller is the one writer already.</param>
    /// <remarks>It is not cancelled by the asker's leaving: whoever breaks off at the answer is recorded all the same.</remarks>
    public async Task Record(Denial denial, DateTimeOffset now, bool holdsGate)
    {
        int before;
        lock (_gate)
        {
            var crowded = _counts.Count >= MostAskers && !_counts.ContainsKey(denial.Key);
            denial = crowded ? new(denial.Type, null, "", "", new Dictionary<string, string> { ["answer"] = "Crowd" }) : denial;
            var (_, since, count) = _counts.GetValueOrDefault(denial.Key, (denial, DateTimeOffset.MinValue, 0));
            if (now - since < Minute)
            {
                _counts[denial.Key] = (denial, since, count + 1);
                return;
            }

            _counts[denial.Key] = (denial, now, 0);
            before = count;
        }

        await Write([(denial, "before", before)], now, holdsGate, CancellationToken.None);
    }

    /// <summary>Writes what was counted and not written when its minute was over.</summary>
    public async Task Sweep(DateTimeOffset now, CancellationToken cancellation)
    {
        List<(Denial, string, int)> rows = [];
        lock (_gate)
        {
            foreach (var (key, (denial, since, count)) in _counts.Where(pair => now - pair.Value.Since >= Minute).ToList())
            {
                _counts.Remove(key);
                if (count > 0)
                {
                    rows.Add((denial, "more", count));
                }
            }
        }

        if (rows.Count > 0)
        {
            await Write(rows, now, holdsGate: false, cancellation);
        }
    }

    private async Task Write(IReadOnlyList<(Denial Denial, string Label, int Count)> rows, DateTimeOffset now, bool holdsGate, CancellationToken cancellation)
    {
        using var turn = holdsGate || engine.Gate is null ? null : await engine.Gate.Enter(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditEvents.AddRange(rows.Select(row => new Kalapa.Domain.Audit.AuditEvent
        {
            At = now,
            ActorId = row.Denial.ActorId ?? Guid.Empty,
            ActorName = row.Denial.ActorName,
            Type = row.Denial.Type,
            Values = new Dictionary<string, string>(row.Denial.Values) { [row.Label] = $"{row.Count}" },
        }));
        await using var transaction = await db.Database.BeginTransactionAsync(engine.Isolation, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
