using System.Globalization;
using Kalapa.App.Shared;
using Kalapa.Domain.Audit;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>Says what stands in a line of the record, in words where there are words and as written where there are none.</summary>
internal static class AuditText
{
    public static string Name(string type, IStringLocalizer<ActivityWords> words) => Word($"Event.{type}", type, words);

    public static IEnumerable<(string Label, string Text)> Values(AuditEvent happened, IStringLocalizer<ActivityWords> words) =>
        happened.Values.Where(value => value.Value.Length > 0 && !IsIds(value.Value)).Select(value => (Word($"Value.{value.Key}", value.Key, words), Text(value.Key, value.Value, words)));

    /// <summary>States before and after; null when the event moved none.</summary>
    public static string? Move(AuditEvent happened, IStringLocalizer<ActivityWords> words, IStringLocalizer<SharedWords> shared) => happened switch
    {
        { From: { } from, To: { } to } when from != to => words["Audit.Move", State(from, happened, shared), State(to, happened, shared)],
        { From: null, To: { } to } => State(to, happened, shared),
        _ => null,
    };

    // Numbers of rows say nothing to a person; whose they are stands in the ticket, for who may read it.
    private static bool IsIds(string text) => text.Split(',', StringSplitOptions.TrimEntries).All(part => Guid.TryParse(part, out _));

    private static string Text(string key, string value, IStringLocalizer<ActivityWords> words) => key switch
    {
        "lane" => Word($"Lane.{value}", value, words),
        "reason" => Word($"Reason.{value}", value, words),
        "verdict" => Word($"Verdict.{value}", value, words),
        "operation" => Word($"Operation.{value}", value, words),
        "answer" => Word($"Answer.{value}", value, words),
        "queuedAt" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) =>
            BranchTime.ClockWithSeconds(new DateTimeOffset(ticks, TimeSpan.Zero)),
        _ => value,
    };

    // A permit's events tell the permit's state.
    private static string State(string state, AuditEvent happened, IStringLocalizer<SharedWords> shared) =>
        shared[$"{(happened.Type.StartsWith('P') ? "PermitState" : "TicketState")}.{state}"] is { ResourceNotFound: false } word ? word : state;

    private static string Word(string key, string otherwise, IStringLocalizer<ActivityWords> words) =>
        words[key] is { ResourceNotFound: false } word ? word : otherwise;
}
