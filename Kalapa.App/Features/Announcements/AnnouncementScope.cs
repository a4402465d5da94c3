using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Announcements;

/// <summary>Whom an announcement reaches, as the rights ask about it: an agent who serves some branches speaks to their companies alone.</summary>
internal static class AnnouncementScope
{
    /// <summary>Everything that it is about. A company that is not there is a thing of no branch, which nobody may do anything to.</summary>
    public static async Task<IReadOnlyList<AccessSubject>> Subjects(
        KalapaDbContext db, Actor? actor, AnnouncementAudience audience, IReadOnlyList<Guid> tenants, IReadOnlyList<string> branches, CancellationToken cancellationToken)
    {
        if (audience != AnnouncementAudience.Companies)
        {
            var codes = await db.Branches.Select(row => row.Code).ToListAsync(cancellationToken);
            return [.. codes.Where(code => audience == AnnouncementAudience.Everybody || branches.Contains(code)).Select(code => new AccessSubject(code))];
        }

        var chosen = await db.Tenants.AsNoTracking().Where(row => tenants.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. tenants.Select(id => chosen.Find(row => row.Id == id) is { } tenant ? CompanySubject.Of(actor, tenant) : new AccessSubject(null, id))];
    }

    /// <summary>May the actor speak to all of them?</summary>
    /// <exception cref="AccessDenied">Not to one.</exception>
    public static async Task Demand(OperationContext operation, AnnouncementAudience audience, IReadOnlyList<Guid> tenants, IReadOnlyList<string> branches)
    {
        var subjects = await Subjects(operation.Db, operation.Actor, audience, tenants, branches, operation.Cancellation);
        foreach (var subject in subjects.DefaultIfEmpty(new(operation.Actor.Branches.FirstOrDefault() ?? await operation.Db.Branches.Select(row => row.Code).FirstOrDefaultAsync(operation.Cancellation))))
        {
            operation.Demand(Operation.KeepCompany, subject);
        }
    }
}
