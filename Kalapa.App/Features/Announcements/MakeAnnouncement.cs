using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;

namespace Kalapa.App.Features.Announcements;

/// <summary>O72: tells clients something at home, or takes it back.</summary>
public sealed class MakeAnnouncement(UnitOfWork unitOfWork)
{
    /// <returns>Its key.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken">All of <see cref="AnnouncementContent.Faults"/>.</exception>
    public Task<Guid> Run(Guid? userId, AnnouncementContent content, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        await AnnouncementScope.Demand(operation, content.Audience, content.TenantIds, content.BranchCodes);
        var announcement = ClientAnnouncement.Make(content, operation.Actor, operation.Now);
        operation.Db.ClientAnnouncements.Add(announcement);
        operation.Note("announcement.made", Facts(announcement));
        return announcement.Id;
    }, cancellationToken);

    /// <exception cref="Kalapa.Domain.RuleBroken"><c>announcement.withdrawn</c>, naming who was first; <c>announcement.over</c>.</exception>
    public Task Withdraw(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var announcement = await operation.Db.ClientAnnouncements.Where(row => row.Id == id).LockedAsync(operation.Cancellation)
            ?? throw new AccessDenied(Operation.KeepCompany, Answer.NotFound);
        await AnnouncementScope.Demand(operation, announcement.Audience, announcement.TenantIds, announcement.BranchCodes);
        announcement.Withdraw(operation.Actor, operation.Now);
        operation.Note("announcement.withdrawn", Facts(announcement));
    }, cancellationToken);

    private static (string Key, string? Value)[] Facts(ClientAnnouncement announcement) =>
    [
        ("name", announcement.Indonesian.Title), ("announcementKind", $"{announcement.Kind}"), ("reach", $"{announcement.Audience}"),
        ("branches", announcement.BranchCodes.Count > 0 ? string.Join(", ", announcement.BranchCodes) : null),
        ("companies", announcement.TenantIds.Count > 0 ? string.Join(", ", announcement.TenantIds) : null),
    ];
}
