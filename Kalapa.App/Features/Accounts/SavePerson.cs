using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about a visitor: of the ID only its kind and last four characters.</summary>
public sealed record PersonDraft(string FullName, IdType IdType, string IdLast4, string Company, string Phone, int BirthYear);

/// <summary>O57: a company's reusable visitors. Requests and permits keep what was written into them.</summary>
public sealed class SavePerson(UnitOfWork unitOfWork)
{
    /// <param name="userId">A client of the company, CS or admin.</param>
    /// <param name="tenantId">The company of a new person; a known one's stays.</param>
    /// <param name="personId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">Everything that is wrong of <c>person.name-missing</c>, <c>person.last-four</c> and <c>person.birth-year</c>; then <c>person.known</c>.</exception>
    public Task<Guid> Run(Guid? userId, Guid? tenantId, Guid? personId, PersonDraft draft, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var person = personId is { } id ? await PersonOf(operation, id) : await NewPerson(operation, tenantId);
            var (name, company, last4) = (TypedText.Line(draft.FullName), TypedText.Line(draft.Company), TypedText.Digits(draft.IdLast4).ToUpperInvariant());
            var faults = new FormFaults();
            faults.Require(TypedText.IsName(name) && name.Length <= ContentText.LongestName, nameof(draft.FullName), "person.name-missing");
            faults.Require(last4.Length == 4 && last4.All(char.IsAsciiLetterOrDigit), nameof(draft.IdLast4), "person.last-four");
            faults.Require(draft.BirthYear >= 1900 && draft.BirthYear <= operation.Now.Year, nameof(draft.BirthYear), "person.birth-year");
            faults.ThrowIfAny();
            if (personId is null)
            {
                await DemandNew(operation, person, name, last4);
            }

            person.FullName = name;
            (person.IdType, person.IdLast4) = (draft.IdType, last4);
            (person.Company, person.Phone, person.BirthYear) = (TypedText.Shorten(company, ContentText.LongestName), TypedText.Shorten(TypedText.Digits(draft.Phone), ContentText.LongestPhone), draft.BirthYear);

            // Which person, never what: the audit is kept for years and without ID data.
            operation.Note(personId is null ? "person.added" : "person.changed", ("person", $"{person.Id}"), ("company", $"{person.TenantId}"));
            return person.Id;
        }, cancellationToken);

    /// <summary>Takes a person from the list that new requests offer, or puts them back.</summary>
    public Task Archive(Guid? userId, Guid personId, bool archived, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var person = await PersonOf(operation, personId);
            if (person.Archived != archived)
            {
                person.Archived = archived;
                operation.Note(archived ? "person.archived" : "person.restored", ("person", $"{person.Id}"), ("company", $"{person.TenantId}"));
            }
        }, cancellationToken);

    /// <summary>R97, R20: the same name and the same four characters within one company are one person.</summary>
    private static async Task DemandNew(OperationContext operation, Person person, string name, string last4)
    {
        var alike = await operation.Db.People.AsNoTracking()
            .Where(row => row.TenantId == person.TenantId && row.IdLast4 == last4 && !row.Archived).Select(row => row.FullName).ToListAsync(operation.Cancellation);
        if (alike.Find(known => TypedText.Fold(known) == TypedText.Fold(name)) is { } first)
        {
            throw new RuleBroken("person.known", first);
        }
    }

    private static async Task<Person> PersonOf(OperationContext operation, Guid id)
    {
        var tenantId = await operation.Db.People.Where(row => row.Id == id).Select(row => (Guid?)row.TenantId).SingleOrDefaultAsync(operation.Cancellation);
        operation.Demand(Operation.ManagePeople, new(null, tenantId));
        return await operation.Db.People.Where(row => row.Id == id).LockedAsync(operation.Cancellation)
            ?? throw new AccessDenied(Operation.ManagePeople, Answer.NotFound);
    }

    private static async Task<Person> NewPerson(OperationContext operation, Guid? tenantId)
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
}
