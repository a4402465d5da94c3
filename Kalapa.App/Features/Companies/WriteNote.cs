using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;

namespace Kalapa.App.Features.Companies;

/// <summary>O72: writes a note or a call about a company down; its author mends it for a quarter of an hour. The record tells that it was written, not what.</summary>
public sealed class WriteNote(UnitOfWork unitOfWork)
{
    /// <returns>Its key.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken">As <see cref="CompanyNote.Write"/>.</exception>
    public Task<Guid> Run(Guid? userId, Guid tenantId, NoteKind kind, string text, string spokeTo, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        var note = CompanyNote.Write(tenantId, kind, text, spokeTo, operation.Actor, operation.Now);
        operation.Db.CompanyNotes.Add(note);
        operation.Note("note.written", ("company", $"{tenantId}"), ("noteKind", $"{kind}"));
        return note.Id;
    }, cancellationToken);

    /// <exception cref="Kalapa.Domain.RuleBroken">As <see cref="CompanyNote.Edit"/>.</exception>
    public Task Edit(Guid? userId, Guid tenantId, Guid noteId, string text, string spokeTo, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await operation.Company(tenantId, Operation.KeepCompany);
        var note = await operation.Db.CompanyNotes.Where(row => row.Id == noteId && row.TenantId == tenantId).LockedAsync(operation.Cancellation)
            ?? throw new AccessDenied(Operation.KeepCompany, Answer.NotFound);
        note.Edit(text, spokeTo, operation.Actor, operation.Now);
        operation.Note("note.edited", ("company", $"{tenantId}"), ("noteKind", $"{note.Kind}"));
    }, cancellationToken);
}
