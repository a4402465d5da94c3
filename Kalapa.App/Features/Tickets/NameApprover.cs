using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>O23: a supervisor of another branch is named to decide on one ticket, where too few of its own branch may.</summary>
public sealed class NameApprover(UnitOfWork unitOfWork)
{
    /// <summary>Names one, in place of who was named before; a CS lead only where nobody is.</summary>
    /// <exception cref="RuleBroken"><c>approver.*</c>; <c>decide.own</c>; <c>decide.second-same</c>; <c>ticket.stale</c>.</exception>
    /// <exception cref="AccessDenied">Not for this actor; or no such account.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, Guid approverId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.NameApprover, seen);
            var account = await operation.Db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == approverId && !row.Disabled, operation.Cancellation)
                ?? throw new AccessDenied(Operation.NameApprover, Answer.NotFound);
            ticket.NameApprover(operation.Actor, account.ToActor(), await operation.VisitorUsers(ticket), operation.Now);
        }, cancellationToken);
}

/// <summary>A supervisor who can be named.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As shown.</param>
/// <param name="Branches">Where that supervisor decides.</param>
public sealed record ApproverChoice(Guid Id, string Name, IReadOnlyList<string> Branches);

/// <summary>Who can be named to decide on one ticket.</summary>
public sealed class ApproverChoices(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Supervisors of other branches whose hands were not on it, by name; none for who may not name one.</summary>
    public async Task<IReadOnlyList<ApproverChoice>> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().Include(row => row.Approvals).SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is null || reader is null || !access.Allows(reader, Operation.NameApprover, ticket.Subject))
        {
            return [];
        }

        Guid[] people = [.. ticket.Content.Visitors.Select(visitor => visitor.PersonId)];
        var visitors = await db.People.Where(person => people.Contains(person.Id) && person.UserId != null).Select(person => person.UserId!.Value).ToListAsync(cancellationToken);
        var supervisors = await db.Users.AsNoTracking().Where(row => row.Role == Role.Supervisor && !row.Disabled).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        return
        [
            .. supervisors.Where(user => !user.Branches.Contains(ticket.BranchCode) && user.Id != ticket.NamedApproverId && ticket.MayDecide(user.Id, visitors) && ticket.MayBeSecond(new(user.Id)))
                .Select(user => new ApproverChoice(user.Id, user.DisplayName, user.Branches)),
        ];
    }
}
