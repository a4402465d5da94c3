using System.Collections.Concurrent;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// A denied call changes nothing and is counted in the audit: the first one at once, then one row per actor and minute
/// with how many there were, so that a storm of them cannot flood the record.
/// </summary>
internal sealed class DeniedCalls
{
    private readonly ConcurrentDictionary<(Guid Actor, Operation Operation), (DateTimeOffset Since, int Count)> _counts = new();

    public async Task Record(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, OpenOperation operation, AccessDenied denied)
    {
        var key = (operation.Actor.UserId, denied.Operation);
        var (since, count) = _counts.GetOrAdd(key, _ => (DateTimeOffset.MinValue, 0));
        if (operation.Now - since < TimeSpan.FromMinutes(1))
        {
            _counts[key] = (since, count + 1);
            return;
        }

        _counts[key] = (operation.Now, 0);
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        db.AuditEvents.Add(new()
        {
            At = operation.Now,
            ActorId = operation.Actor.UserId,
            ActorName = operation.Actor.Name,
            Type = "denied",
            Values = new Dictionary<string, string>
            {
                ["operation"] = denied.Operation.ToString(),
                ["answer"] = denied.Answer.ToString(),
                ["before"] = $"{count}",
            },
        });

        // The caller holds the gate already, if there is one.
        await using var transaction = await db.Database.BeginTransactionAsync(engine.Isolation, operation.Cancellation);
        await db.SaveChangesAsync(operation.Cancellation);
        await transaction.CommitAsync(operation.Cancellation);
    }
}
