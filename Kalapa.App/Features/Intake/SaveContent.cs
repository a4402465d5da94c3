using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>
/// Saves what is typed: a draft's field, last write wins; or a returned request's (T27), which needs the version that was seen.
/// </summary>
public sealed class SaveContent(UnitOfWork unitOfWork)
{
    /// <summary>Applies one edit to the content as it is now, so that two fields typed on two devices both stay.</summary>
    /// <param name="userId">Its author.</param>
    /// <param name="ticketId">Which request.</param>
    /// <param name="edit">Turns the present content into the new one.</param>
    /// <param name="field">Name of the edited field, for the timeline.</param>
    /// <param name="branchCode">Another branch, or null; drafts only.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>The content as saved.</returns>
    public Task<RequestContent> Run(
        Guid? userId, Guid ticketId, Func<RequestContent, RequestContent> edit, string field, string? branchCode = null,
        CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.EditContent);
            var content = WithTypes(edit(ticket.Content));
            if (ticket.State == TicketState.Draft)
            {
                // Moving a draft elsewhere is asking there.
                var branch = branchCode ?? ticket.BranchCode;
                if (branch != ticket.BranchCode)
                {
                    operation.Demand(Operation.CreateDraft, new(branch, ticket.TenantId));
                }

                ticket.Write(content, branch);
            }
            else
            {
                ticket.EditReturned(operation.Actor, content, [field], operation.Now);
            }

            await Remember(operation, ticket);
            return ticket.Content;
        }, cancellationToken);

    /// <summary>The answers choose the types; nobody types those.</summary>
    private static RequestContent WithTypes(RequestContent content) =>
        content with { Types = [.. PermitCatalogue.Default.Choose(content.Answers).Types] };

    /// <summary>Named visitors are people of the company, offered again next time.</summary>
    private static async Task Remember(OperationContext operation, PermitRequest ticket)
    {
        Guid[] named = [.. ticket.Content.Visitors.Select(visitor => visitor.PersonId)];
        var known = await operation.Db.People.Where(person => named.Contains(person.Id)).ToListAsync(operation.Cancellation);
        if (known.Any(person => person.TenantId != ticket.TenantId))
        {
            throw new AccessDenied(Operation.EditContent, Answer.NotFound);
        }

        foreach (var visitor in ticket.Content.Visitors)
        {
            var person = known.SingleOrDefault(person => person.Id == visitor.PersonId);
            if (person is null)
            {
                person = new Person
                {
                    Id = visitor.PersonId,
                    TenantId = ticket.TenantId,
                    FullName = visitor.FullName,
                    IdLast4 = visitor.IdLast4,
                    Company = visitor.Company,
                };
                operation.Db.People.Add(person);
            }

            person.FullName = TypedText.Line(visitor.FullName);
            person.IdType = visitor.IdType;
            person.IdLast4 = visitor.IdLast4;
            person.Company = TypedText.Line(visitor.Company);
            person.Phone = TypedText.Digits(visitor.Phone);
            person.BirthYear = visitor.BirthYear;
        }
    }
}
