using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about a visitor: of the ID only its kind and last four characters.</summary>
public sealed record PersonDraft(string FullName, IdType IdType, string IdLast4, string Company, string Phone, int BirthYear);

/// <summary>O57: a company's reusable visitors. Requests and permits keep what was written into them.</summary>
public sealed class SavePerson(Operations operations)
{
    /// <param name="userId">A client of the company, CS or admin.</param>
    /// <param name="tenantId">The company of a new person; a known one's stays.</param>
    /// <param name="personId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>person.name-missing</c>; <c>person.last-four</c>; <c>person.birth-year</c>.</exception>
    public Task<Guid> Run(Guid? userId, Guid? tenantId, Guid? personId, PersonDraft draft, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var person = personId is { } id ? await PersonOf(operation, id) : await NewPerson(operation, tenantId);
            var last4 = draft.IdLast4.Trim().ToUpperInvariant();
            Require(draft.FullName.Trim().Length is > 0 and <= 120, "person.name-missing");
            Require(last4.Length == 4 && last4.All(char.IsAsciiLetterOrDigit), "person.last-four");
            Require(draft.BirthYear >= 1900 && draft.BirthYear <= operation.Now.Year, "person.birth-year");
            person.FullName = draft.FullName.Trim();
            (person.IdType, person.IdLast4) = (draft.IdType, last4);
            (person.Company, person.Phone, person.BirthYear) = (draft.Company.Trim(), draft.Phone.Trim(), draft.BirthYear);

            // Which person, never what: the audit is kept for years and without ID data.
            operation.Note(personId is null ? "person.added" : "person.changed", ("person", $"{person.Id}"), ("company", $"{person.TenantId}"));
            return person.Id;
        }, cancellationToken);

    /// <summary>Takes a person from the list that new requests offer, or puts them back.</summary>
    public Task Archive(Guid? userId, Guid personId, bool archived, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var person = await PersonOf(operation, personId);
            if (person.Archived != archived)
            {
                person.Archived = archived;
                operation.Note(archived ? "person.archived" : "person.restored", ("person", $"{person.Id}"), ("company", $"{person.TenantId}"));
            }
        }, cancellationToken);

    private static async Task<Person> PersonOf(OpenOperation operation, Guid id)
    {
        var tenantId = await operation.Db.People.Where(row => row.Id == id).Select(row => (Guid?)row.TenantId).SingleOrDefaultAsync(operation.Cancellation);
        operation.Demand(Operation.ManagePeople, new(null, tenantId));
        return await operation.Db.People.Where(row => row.Id == id).LockedAsync(operation.Cancellation)
            ?? throw new AccessDenied(Operation.ManagePeople, Answer.NotFound);
    }

    private static async Task<Person> NewPerson(OpenOperation operation, Guid? tenantId)
    {
        operation.Demand(Operation.ManagePeople, new(null, tenantId));
        if (tenantId is not { } company || !await operation.Db.Tenants.AnyAsync(row => row.Id == company, operation.Cancellation))
        {
            throw new AccessDenied(Operation.ManagePeople, Answer.NotFound);
        }

        var person = new Person { Id = Guid.CreateVersion7(operation.Now), TenantId = company, FullName = "", IdLast4 = "", Company = "" };
        operation.Db.People.Add(person);
        return person;
    }

    private static void Require(bool holds, string code)
    {
        if (!holds)
        {
            throw new RuleBroken(code);
        }
    }
}
