using Kalapa.Domain;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Who is told that a promise nears its end or is broken (reach.md section 1). At 80 % whoever holds the ticket: its owner; where no one person does, those in scope who are signed
/// in, or all of them when nobody is. At 100 % CS leads, or every supervisor of the branch and the stand-in. At 150 % admins.
/// </summary>
internal static class PromiseListeners
{
    /// <summary>Their accounts.</summary>
    public static async Task<IReadOnlyList<Guid>> Of(OperationContext operation, Ticket ticket, PromiseThreshold threshold) => (threshold, ticket.Held.Holder) switch
    {
        (PromiseThreshold.Overdue, _) => Ids(await Users(operation, Role.Admin)),
        (PromiseThreshold.Near, PromiseHolder.Cs) when ticket.OwnerId is { } owner => [owner],
        (PromiseThreshold.Near, PromiseHolder.Queue) => await AtWork(operation, Ids(await InScope(operation, Role.Cs, ticket))),
        (PromiseThreshold.Near, PromiseHolder.Supervisor or PromiseHolder.AtBranch) => await AtWork(operation, await Deciding(operation, ticket)),
        (_, PromiseHolder.Queue or PromiseHolder.Cs) => Ids((await InScope(operation, Role.Cs, ticket)).Where(user => user.IsLead)),
        (_, PromiseHolder.Supervisor or PromiseHolder.AtBranch) => await Deciding(operation, ticket),
        _ => [],
    };

    private static async Task<IReadOnlyList<KalapaUser>> InScope(OperationContext operation, Role role, Ticket ticket) =>
        [.. (await Users(operation, role)).Where(user => user.ToActor() is var actor && actor.Covers(ticket.BranchCode) && actor.Takes(ticket.Kind))];

    private static async Task<IReadOnlyList<Guid>> Deciding(OperationContext operation, Ticket ticket) =>
        [.. (await BranchDeciders.Read(operation.Db, operation.Now, operation.Cancellation)).Of(ticket).Select(decider => decider.UserId)];

    private static Task<List<KalapaUser>> Users(OperationContext operation, Role role) =>
        operation.Db.Users.AsNoTracking().Where(user => user.Role == role && !user.Disabled).ToListAsync(operation.Cancellation);

    /// <summary>Those who are signed in. Nobody is missed because nobody is there: then it is all of them.</summary>
    private static async Task<IReadOnlyList<Guid>> AtWork(OperationContext operation, IReadOnlyList<Guid> users)
    {
        var (ids, now) = (users.ToArray(), operation.Now);
        var present = await operation.Db.Sessions.Where(row => ids.Contains(row.UserId) && row.Until > now).Select(row => row.UserId).Distinct().ToListAsync(operation.Cancellation);
        return present.Count > 0 ? present : ids;
    }

    private static IReadOnlyList<Guid> Ids(IEnumerable<KalapaUser> users) => [.. users.Select(user => user.Id)];
}
