using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;

namespace Kalapa.App.Features.Solutions;

/// <summary>What the verbs on solutions share.</summary>
internal static class SolutionCommands
{
    /// <summary>Locks a solution for somebody whose right was asked already.</summary>
    /// <exception cref="AccessDenied">Not there.</exception>
    public static async Task<Solution> Solution(this OperationContext operation, Guid id, Operation right) =>
        await operation.Db.Solutions.Where(row => row.Id == id).LockedAsync(operation.Cancellation) ?? throw new AccessDenied(right, Answer.NotFound);

    /// <summary>Which solution an audit row is about.</summary>
    public static (string Key, string? Value)[] Facts(Solution solution) =>
        [("solutionId", $"{solution.Id}"), ("name", solution.Content.In(english: false).Title is { Length: > 0 } title ? title : null), ("audience", $"{solution.Audience}")];
}
