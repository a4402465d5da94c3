using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>O26 and O27: plain text and files, to everybody on the ticket or to staff alone. It never moves the version or the order.</summary>
public sealed class PostMessage(UnitOfWork unitOfWork)
{
    /// <param name="userId">Who says it.</param>
    /// <param name="ticketId">Which ticket.</param>
    /// <param name="visibility">To whom.</param>
    /// <param name="body">Plain text; may be empty when files speak.</param>
    /// <param name="files">Own files that wait for this message.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>message.empty</c>; <c>message.too-long</c>; <c>message.ended</c>; <c>message.file-gone</c>.</exception>
    public Task Run(
        Guid? userId, Guid ticketId, Visibility visibility, string body, IReadOnlyCollection<Guid>? files = null,
        CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.Ticket(
                ticketId, visibility == Visibility.Internal ? Operation.PostInternal : Operation.PostPublic);
            if (ticket.State.IsFinal())
            {
                throw new RuleBroken("message.ended");
            }

            var id = Guid.CreateVersion7(operation.Now);
            await Send(operation, ticketId, id, files ?? []);
            operation.Say(ticket, visibility, files is { Count: > 0 } && TypedText.IsBlank(body) ? "" : Clean(body), id);
            ticket.NoteOwnerAct(operation.Actor, operation.Now);
        }, cancellationToken);

    /// <summary>What is seen of it: not blank, not longer than <see cref="Message.MaxLength"/>.</summary>
    public static string Clean(string body)
    {
        var text = TypedText.Paragraphs(body);
        return text.Length == 0 ? throw new RuleBroken("message.empty")
            : text.Length > Message.MaxLength ? throw new RuleBroken("message.too-long", Message.MaxLength)
            : text;
    }

    private static async Task Send(OperationContext operation, Guid ticketId, Guid messageId, IReadOnlyCollection<Guid> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        var waiting = await MessageFiles.Waiting(operation, ticketId);
        foreach (var id in files)
        {
            var file = waiting.Find(file => file.Id == id) ?? throw new RuleBroken("message.file-gone");
            file.SendWith(messageId);
        }
    }
}
