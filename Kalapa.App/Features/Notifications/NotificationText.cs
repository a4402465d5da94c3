using System.Globalization;
using Kalapa.App.Shared;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Promises;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Kalapa.App.Features.Notifications;

/// <summary>The sentence and the drawing of a notification, made when it is shown.</summary>
internal static class NotificationText
{
    /// <summary>In the reader's language, its times in the branch's zone.</summary>
    public static string Of(NotificationItem item, IStringLocalizer<NotificationWords> words) => item.Type switch
    {
        NotificationType.Returned when item.Values.TryGetValue("until", out var until) =>
            words["Returned.Until", BranchTime.Show(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), item.Clock)],
        NotificationType.Message => words["Message", item.Values["who"]],
        NotificationType.DeniedAtGate => words["DeniedAtGate", words[$"Deny.{item.Values["code"]}"]],
        NotificationType.MovedBack => words["MovedBack", words[$"Move.{item.Values["reason"]}"]],
        NotificationType.PromiseNear or NotificationType.PromiseMissed or NotificationType.PromiseOverdue => words[
            $"{item.Type}", words[$"Promise.{item.Values[PromiseEvents.Holder]}"],
            item.Values.TryGetValue(PromiseEvents.Due, out var due) ? BranchTime.Show(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), item.Clock) : "–"],
        var plain => words[$"{plain}"],
    };

    public static string Icon(NotificationType type) => type switch
    {
        NotificationType.Returned or NotificationType.WindowMissed or NotificationType.PapersOverdue or NotificationType.Questioned => Icons.Material.Outlined.AssignmentLate,
        NotificationType.Approved or NotificationType.ApprovedWithConditions or NotificationType.PermitResumed or NotificationType.Confirmed => Icons.Material.Outlined.CheckCircle,
        NotificationType.Rejected or NotificationType.DeniedAtGate or NotificationType.PermitRevoked => Icons.Material.Outlined.Block,
        NotificationType.PermitIssued => Icons.Material.Outlined.Badge,
        NotificationType.PermitSuspended => Icons.Material.Outlined.PauseCircle,
        NotificationType.Message or NotificationType.Asked or NotificationType.Answered or NotificationType.Replied => Icons.Material.Outlined.Forum,
        NotificationType.Escalated => Icons.Material.Outlined.Rule,
        NotificationType.Overstay or NotificationType.Lapsed or NotificationType.PromiseNear or NotificationType.PromiseMissed or NotificationType.PromiseOverdue => Icons.Material.Outlined.Alarm,
        NotificationType.MovedBack => Icons.Material.Outlined.FormatListNumbered,
        NotificationType.Resubmitted or NotificationType.NotSolved => Icons.Material.Outlined.Replay,
        NotificationType.HandedOn or NotificationType.JobEnded => Icons.Material.Outlined.Handyman,
        NotificationType.VisitNeeded or NotificationType.VisitEnded => Icons.Material.Outlined.Event,
        NotificationType.Resolved => Icons.Material.Outlined.TaskAlt,
        _ => Icons.Material.Outlined.Cancel,
    };
}
