using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>O72: what customer service promised itself to do for a company.</summary>
public sealed class KeepFollowUp(UnitOfWork unitOfWork)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">The company.</param>
    /// <param name="text">What to do.</param>
    /// <param name="dueOn">By when.</param>
    /// <param name="personId">Who does it; null for the CS leads.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="RuleBroken">As <see cref="FollowUp.Open"/>; <c>follow-up.person</c>.</exception>
    public Task<Guid> Open(Guid? userId, Guid tenantId, string text, DateOnly dueOn, Guid? personId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        var followUp = FollowUp.Open(tenantId, text, dueOn, await Person(operation, personId), operation.Actor, BranchTime.DayOf(operation.Now), operation.Now);
        operation.Db.FollowUps.Add(followUp);
        Note(operation, "follow-up.opened", followUp);
        return followUp.Id;
    }, cancellationToken);

    /// <summary>Another day, or somebody else; both as they are is nothing.</summary>
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">The company.</param>
    /// <param name="id">Which.</param>
    /// <param name="dueOn">By when.</param>
    /// <param name="personId">Who does it; null for the CS leads.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">As <see cref="FollowUp.Move"/>; <c>follow-up.person</c>.</exception>
    public Task Move(Guid? userId, Guid tenantId, Guid id, DateOnly dueOn, Guid? personId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var followUp = await Find(operation, tenantId, id);
        var (due, name) = ($"{followUp.DueOn:O}", Named(followUp));
        // Whoever only moves the day leaves it with whom it was, also when that account was closed since.
        var person = personId is { } same && same == followUp.ForUserId ? (same, followUp.ForName) : await Person(operation, personId);
        if (followUp.Move(dueOn, person, BranchTime.DayOf(operation.Now)))
        {
            operation.Note("follow-up.moved", ("company", $"{tenantId}"), ("due.changed", Changed(due, $"{followUp.DueOn:O}")), ("for.changed", Changed(name, Named(followUp))));
        }
    }, cancellationToken);

    /// <exception cref="RuleBroken"><c>follow-up.done</c>, naming who was first.</exception>
    public Task Complete(Guid? userId, Guid tenantId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var followUp = await Find(operation, tenantId, id);
        followUp.Complete(operation.Actor, operation.Now);
        Note(operation, "follow-up.done", followUp);
    }, cancellationToken);

    /// <exception cref="RuleBroken"><c>follow-up.open</c>.</exception>
    public Task Reopen(Guid? userId, Guid tenantId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var followUp = await Find(operation, tenantId, id);
        followUp.Reopen();
        Note(operation, "follow-up.reopened", followUp);
    }, cancellationToken);

    private static async Task<(Guid, string)?> Person(OperationContext operation, Guid? id)
    {
        if (id is null)
        {
            return null;
        }

        var name = await operation.Db.Users.Where(row => row.Id == id && !row.Disabled && row.Role == Role.Cs).Select(row => row.DisplayName).SingleOrDefaultAsync(operation.Cancellation)
            ?? throw new RuleBroken("follow-up.person") { Field = nameof(FollowUp.ForUserId) };
        return (id.Value, name);
    }

    private static async Task<FollowUp> Find(OperationContext operation, Guid tenantId, Guid id)
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        return await operation.Db.FollowUps.Where(row => row.Id == id && row.TenantId == tenantId).LockedAsync(operation.Cancellation)
            ?? throw new AccessDenied(Operation.KeepCompany, Answer.NotFound);
    }

    // The record's reader finds the leads' name in the own language.
    private static string Named(FollowUp followUp) => followUp.ForUserId is null ? "CsLeads" : followUp.ForName;

    private static string? Changed(string from, string to) => from == to ? null : $"{from} → {to}";

    private static void Note(OperationContext operation, string type, FollowUp followUp) =>
        operation.Note(type, ("company", $"{followUp.TenantId}"), ("for", followUp.ForName.Length > 0 ? followUp.ForName : null), ("due", $"{followUp.DueOn:O}"));
}
