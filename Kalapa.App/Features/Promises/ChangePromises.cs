using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>O78: other promises, as one more version. It holds for what is submitted from now on; tickets that are under way keep theirs.</summary>
public sealed class ChangePromises(UnitOfWork unitOfWork)
{
    /// <summary>Returns the new version's number.</summary>
    /// <param name="userId">The admin.</param>
    /// <param name="seen">The version that the admin saw.</param>
    /// <param name="targets">All lines of the new one.</param>
    /// <param name="note">What it is about.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>promise.stale</c>: another admin was faster; and those of <see cref="PromiseVersion.Next"/>.</exception>
    public Task<int> Run(Guid? userId, int seen, IReadOnlyList<PromiseTarget> targets, string note, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.EditPromises, null);
        // Held, so that of two admins the second sees what the first made.
        var all = await operation.Db.PromiseVersions.OrderBy(row => row.Number).ToLockedListAsync(operation.Cancellation);
        var newest = all[^1];
        if (newest.Number != seen)
        {
            throw new RuleBroken("promise.stale", newest.MadeBy);
        }

        var next = newest.Next(targets, note, operation.Actor.Name, operation.Now);
        operation.Db.PromiseVersions.Add(next);
        operation.Note("promises.changed", ("version", next.Number.ToString(CultureInfo.InvariantCulture)), ("note", next.Note));
        return next.Number;
    }, cancellationToken);
}
