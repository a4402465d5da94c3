using System.Globalization;
using Kalapa.App.Shared;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>Says what stands in a line of the record in the reader's language: on the page and in the exports alike.</summary>
internal static class AuditText
{
    private const string Change = " → ";

    public static string Name(string type, IStringLocalizer<ActivityWords> words) => Word($"Event.{type}", type, words);

    /// <summary>The rule's id, such as T08; null for what is no row of a state table.</summary>
    public static string? RuleOf(string type) => char.IsAsciiLetterUpper(type[0]) ? type.Split('.')[0] : null;

    /// <summary>Each value with its label; what says nothing to a person is left out.</summary>
    public static IEnumerable<(string Label, string Text)> Values(
        AuditEvent happened, IStringLocalizer<ActivityWords> words, IStringLocalizer<SharedWords> shared)
    {
        foreach (var (key, value) in happened.Values)
        {
            // Where something changed, its field is named before: "role.changed".
            var field = key.Split('.')[0];
            if (value.Length > 0 && !IsIds(value))
            {
                yield return (Word($"Value.{field}", field, words), string.Join(Change, value.Split(Change).Select(part => Text(field, part, words, shared))));
            }
        }
    }

    /// <summary>States before and after; null when the event moved none.</summary>
    public static string? Move(AuditEvent happened, IStringLocalizer<ActivityWords> words, IStringLocalizer<SharedWords> shared) => happened switch
    {
        { From: { } from, To: { } to } when from != to => words["Audit.Move", State(from, happened, shared), State(to, happened, shared)],
        { From: null, To: { } to } => State(to, happened, shared),
        _ => null,
    };

    // Of a row that is gone no name is left, and its number says nothing to a person.
    private static bool IsIds(string text) => text.Split(',', StringSplitOptions.TrimEntries).All(part => Guid.TryParse(part, out _));

    private static string Text(string field, string value, IStringLocalizer<ActivityWords> words, IStringLocalizer<SharedWords> shared) => field switch
    {
        "lane" => Word($"Lane.{value}", value, words),
        "for" => Word($"For.{value}", value, words),
        "reason" => Word($"Reason.{value}", value, words),
        "verdict" => Word($"Verdict.{value}", value, words),
        "operation" => Word($"Operation.{value}", value, words),
        "answer" => Word($"Answer.{value}", value, words),
        "by" => Word($"By.{value}", value, words),
        "status" => Word($"Status.{value}", value, words),
        "lead" or "companyAdmin" or "same" => Word($"Flag.{value}", value, words),
        "fields" => string.Join(", ", value.Split(", ").Select(name => Word($"Field.{name}", name, words))),
        "kinds" => string.Join(", ", value.Split(", ").Select(kind => Word($"Kind.{kind}", kind, shared))),
        "job" => Word($"Job.{value}", value, words),
        "outcome" => Word($"SupportOutcome.{value}", value, shared),
        "ending" => Word($"Ending.{value}", Word($"PermitState.{value}", Word($"TicketState.{value}", value, shared), shared), words),
        "denied" => Word($"DenyCode.{value}", value, shared),
        "audience" => Word($"SolutionAudience.{value}", value, shared),
        "noteKind" or "announcementKind" or "reach" => Word($"Kept.{value}", value, words),
        "role" => Word($"Role.{value}", value, shared),
        "until" or "due" or "firstDay" or "lastDay" when DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => BranchTime.ShowDay(day),
        "promiseHolder" => Word($"PromiseHolder.{value}", value, words),
        "side" => Word($"Side.{value}", value, words),
        "promiseSince" or "promised" when DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => BranchTime.Show(at),
        "queuedAt" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) =>
            BranchTime.ClockWithSeconds(new DateTimeOffset(ticks, TimeSpan.Zero)),
        _ => value,
    };

    /// <summary>A state's name; a permit's events tell the permit's state, and so does what the gate refused. A support request's own rows begin with U.</summary>
    internal static string State(string state, AuditEvent happened, IStringLocalizer<SharedWords> shared) =>
        happened.Type.StartsWith('U') && Enum.TryParse<TicketState>(state, out var known) ? StateWord.Of(shared, known, TicketKind.Support)
        : Word($"{(happened.Type.StartsWith('P') || happened.Type == AuditEvent.DeniedAtGate ? "PermitState" : "TicketState")}.{state}", state, shared);

    private static string Word<T>(string key, string otherwise, IStringLocalizer<T> words) =>
        words[key] is { ResourceNotFound: false } word ? word : otherwise;
}
