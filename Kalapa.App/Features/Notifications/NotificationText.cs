using System.Globalization;
using Kalapa.App.Localisation;
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
    public static string Of(NotificationItem item, IStringLocalizer<NotificationWords> words) => Of(item.Type, item.Times, item.Values, item.Clock, words);

    /// <summary>The same of a notification that is not shown in a list.</summary>
    public static string Of(Notification told, TimeZoneInfo clock, IStringLocalizer<NotificationWords> words) => Of(told.Type, told.Times, told.Values, clock, words);

    private static string Of(NotificationType type, int times, IReadOnlyDictionary<string, string> values, TimeZoneInfo clock, IStringLocalizer<NotificationWords> words) => type switch
    {
        NotificationType.Message or NotificationType.InternalNote or NotificationType.PapersSupplied when times > 1 => words[$"{type}.Several", new PluralCount(times), values.GetValueOrDefault("who") ?? ""],
        NotificationType.Approved or NotificationType.ApprovedWithConditions when values.ContainsKey("permit") => words[$"{type}.Permit"],
        NotificationType.Returned when values.TryGetValue(Notification.Until, out var until) =>
            words["Returned.Until", BranchTime.Show(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), clock)],
        NotificationType.Message or NotificationType.InternalNote => words[$"{type}", values["who"]],
        NotificationType.DeniedAtGate when times > 1 => words["DeniedAtGate.Several", times, words[$"Deny.{values["code"]}"]],
        NotificationType.DeniedAtGate => words["DeniedAtGate", words[$"Deny.{values["code"]}"]],
        NotificationType.MovedBack => words["MovedBack", words[$"Move.{values["reason"]}"]],
        NotificationType.PromiseNear or NotificationType.PromiseMissed or NotificationType.PromiseOverdue => words[
            $"{type}", words[$"Promise.{values[PromiseEvents.Holder]}"],
            values.TryGetValue(PromiseEvents.Due, out var due) ? BranchTime.Show(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), clock) : "–"],
        NotificationType.StandInNamed or NotificationType.StandInBegun or NotificationType.StandInWithdrawn => words[$"{type}", values["who"], values["branch"], Day(values["from"]), Day(values["to"])],
        var plain => words[$"{plain}"],
    };

    /// <summary>The same for where others may read along: nobody is named in it.</summary>
    public static string WithoutNames(NotificationType type, IReadOnlyDictionary<string, string> values, TimeZoneInfo clock, IStringLocalizer<NotificationWords> words) =>
        type is NotificationType.Message or NotificationType.InternalNote ? words[$"{type}.NoName"] : Of(type, 1, values, clock, words);

    private static string Day(string written) => BranchTime.ShowDay(DateOnly.ParseExact(written, "O", CultureInfo.InvariantCulture));

    public static string Icon(NotificationType type) => type switch
    {
        NotificationType.Returned or NotificationType.WindowMissed or NotificationType.PapersOverdue or NotificationType.Questioned => Icons.Material.Outlined.AssignmentLate,
        NotificationType.Approved or NotificationType.ApprovedWithConditions or NotificationType.PermitResumed or NotificationType.Confirmed => Icons.Material.Outlined.CheckCircle,
        NotificationType.Rejected or NotificationType.DeniedAtGate or NotificationType.PermitRevoked => Icons.Material.Outlined.Block,
        NotificationType.IssueUpdated => Icons.Material.Outlined.Campaign,
        NotificationType.Transferred => Icons.Material.Outlined.MoveToInbox,
        NotificationType.TakenBack => Icons.Material.Outlined.Outbox,
        NotificationType.ReleaseNear => Icons.Material.Outlined.Timer,
        NotificationType.InternalNote => Icons.Material.Outlined.StickyNote2,
        NotificationType.PapersSupplied => Icons.Material.Outlined.UploadFile,
        NotificationType.PermitIssued => Icons.Material.Outlined.Badge,
        NotificationType.PermitSuspended => Icons.Material.Outlined.PauseCircle,
        NotificationType.Message or NotificationType.Asked or NotificationType.Answered or NotificationType.Replied => Icons.Material.Outlined.Forum,
        NotificationType.Escalated or NotificationType.FirstApproved or NotificationType.ApproverNamed => Icons.Material.Outlined.Rule,
        NotificationType.StandInNamed or NotificationType.StandInBegun or NotificationType.StandInWithdrawn => Icons.Material.Outlined.SupervisorAccount,
        NotificationType.Overstay or NotificationType.Lapsed or NotificationType.PromiseNear or NotificationType.PromiseMissed or NotificationType.PromiseOverdue => Icons.Material.Outlined.Alarm,
        NotificationType.MovedBack => Icons.Material.Outlined.FormatListNumbered,
        NotificationType.Resubmitted or NotificationType.NotSolved => Icons.Material.Outlined.Replay,
        NotificationType.HandedOn or NotificationType.JobEnded => Icons.Material.Outlined.Handyman,
        NotificationType.VisitNeeded or NotificationType.VisitEnded => Icons.Material.Outlined.Event,
        NotificationType.Resolved => Icons.Material.Outlined.TaskAlt,
        _ => Icons.Material.Outlined.Cancel,
    };
}
