using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Announcements;

/// <summary>A client read an announcement and wants to see it no more (O72b). Colleagues see it still.</summary>
public sealed class DismissAnnouncement(UnitOfWork unitOfWork)
{
    /// <summary>Twice is once.</summary>
    public Task Run(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var actor = operation.Actor;
        var tenant = await operation.Db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == actor.TenantId, operation.Cancellation);
        var announcement = await operation.Db.ClientAnnouncements.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, operation.Cancellation);
        // What is not for the own company is another's.
        operation.Demand(Operation.ReadAnnouncement, new(null, tenant is not null && announcement?.IsFor(tenant.Id, tenant.AllowedBranches) == true ? tenant.Id : Guid.Empty));
        if (announcement is null)
        {
            throw new AccessDenied(Operation.ReadAnnouncement, Answer.NotFound);
        }

        // The acting user's row is held, so a second press finds the first.
        if (!await operation.Db.AnnouncementDismissals.AnyAsync(row => row.UserId == actor.UserId && row.AnnouncementId == id, operation.Cancellation))
        {
            operation.Db.AnnouncementDismissals.Add(new(id, actor.UserId, operation.Now));
        }
    }, cancellationToken);
}
