using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>O26 and O27: plain text, to everybody on the ticket or to staff alone. It never moves the version or the order.</summary>
public sealed class PostMessage(Operations operations)
{
    /// <exception cref="RuleBroken"><c>message.empty</c>; <c>message.too-long</c>; <c>message.ended</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, Visibility visibility, string body, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var ticket = await operation.Ticket(
                ticketId, visibility == Visibility.Internal ? Operation.PostInternal : Operation.PostPublic);
            if (ticket.State.IsFinal())
            {
                throw new RuleBroken("message.ended");
            }

            operation.Say(ticket, visibility, Clean(body));
            ticket.NoteOwnerAct(operation.Actor, operation.Now);
        }, cancellationToken);

    /// <summary>Trimmed, not empty, not longer than <see cref="Message.MaxLength"/>.</summary>
    public static string Clean(string body)
    {
        var text = (body ?? "").Trim();
        return text.Length == 0 ? throw new RuleBroken("message.empty")
            : text.Length > Message.MaxLength ? throw new RuleBroken("message.too-long", Message.MaxLength)
            : text;
    }
}
