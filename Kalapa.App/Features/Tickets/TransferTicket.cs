using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>T07: another agent goes on with it.</summary>
public sealed class TransferTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>transfer.*</c>; <c>review.limit</c> of the receiver; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, Guid receiverId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            await operation.DemandOnTicket(ticketId, Operation.Transfer);

            // The receiver's row is held as an acting user's is: the limit of five is counted under it.
            var receiver = await operation.Db.Users.Where(row => row.Id == receiverId && !row.Disabled).LockedAsync(operation.Cancellation)
                ?? throw new AccessDenied(Operation.Transfer, Answer.NotFound);
            var ticket = await operation.Ticket(ticketId, Operation.Transfer, seen);
            ticket.TransferTo(operation.Actor, receiver.ToActor(), await operation.CountInReview(receiverId), operation.Now);
        }, cancellationToken);
}

/// <summary>Agents a ticket may be handed to.</summary>
public sealed class Colleagues(IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>CS accounts that work for the branch and on the kind, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> Of(string branchCode, TicketKind kind, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var agents = await db.Users.AsNoTracking().Where(row => row.Role == Kalapa.Domain.Role.Cs && !row.Disabled).ToListAsync(cancellationToken);
        return [.. agents.Select(agent => agent.ToActor()).Where(agent => agent.Covers(branchCode) && agent.Takes(kind)).OrderBy(agent => agent.Name)
            .Select(agent => new Colleague(agent.UserId, agent.Name))];
    }
}

/// <summary>An agent by name.</summary>
public sealed record Colleague(Guid Id, string Name);
