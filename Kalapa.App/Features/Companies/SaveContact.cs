using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>O72: whom staff calls at a company.</summary>
public sealed class SaveContact(UnitOfWork unitOfWork)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">The company.</param>
    /// <param name="contactId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">As <see cref="CompanyContact.Write"/>; <c>contact.user</c>; <c>contact.too-many</c>.</exception>
    public Task Run(Guid? userId, Guid tenantId, Guid? contactId, ContactDraft draft, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        if (draft.UserId is { } named && !await operation.Db.Users.AnyAsync(row => row.Id == named && row.TenantId == tenantId, operation.Cancellation))
        {
            throw new RuleBroken("contact.user") { Field = nameof(draft.UserId) };
        }

        if (contactId is { } id)
        {
            (await Find(operation, tenantId, id)).Write(draft);
        }
        else if (await operation.Db.CompanyContacts.CountAsync(row => row.TenantId == tenantId, operation.Cancellation) >= CompanyContact.Most)
        {
            throw new RuleBroken("contact.too-many", CompanyContact.Most);
        }
        else
        {
            operation.Db.CompanyContacts.Add(CompanyContact.Add(tenantId, draft, operation.Now));
        }

        operation.Note("contact.saved", ("company", $"{tenantId}"), ("contact", draft.Name));
    }, cancellationToken);

    /// <summary>Nobody calls it any more.</summary>
    public Task Remove(Guid? userId, Guid tenantId, Guid contactId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        var contact = await Find(operation, tenantId, contactId);
        operation.Db.CompanyContacts.Remove(contact);
        operation.Note("contact.removed", ("company", $"{tenantId}"), ("contact", contact.FullName));
    }, cancellationToken);

    private static async Task<CompanyContact> Find(OperationContext operation, Guid tenantId, Guid id) =>
        await operation.Db.CompanyContacts.Where(row => row.Id == id && row.TenantId == tenantId).LockedAsync(operation.Cancellation)
        ?? throw new AccessDenied(Operation.KeepCompany, Answer.NotFound);
}
