using System.Globalization;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Localisation;

/// <summary>The key of each sentence is the rule's code.</summary>
public sealed class RuleWords;

/// <summary>Turns a broken rule into a sentence in the reader's language. The domain gives codes and values, never sentences.</summary>
public sealed class RuleSentences(IStringLocalizer<RuleWords> sentences, IStringLocalizer<SharedWords> words)
{
    /// <summary>The sentence for <paramref name="broken"/>, its times shown in <paramref name="zone"/> (the branch's).</summary>
    public string Say(RuleBroken broken, TimeZoneInfo? zone = null) => Say(broken.Code, broken.Values, zone);

    /// <summary>The sentence for a call the table of rights turned away.</summary>
    public string Say(AccessDenied denied) => Say(denied.Answer switch
    {
        Answer.Login => "access.login",
        Answer.NotFound => "access.not-found",
        _ => "access.forbidden",
    });

    /// <summary>The sentence for an outage of the database: what is known of what was asked for.</summary>
    public string Say(Exception outage) => Say(outage switch
    {
        OutcomeUnknownException => "outage.outcome-unknown",
        NothingDoneException => "outage.nothing-done",
        _ => "outage.not-read",
    });

    /// <summary>The sentence for a code; a code without a sentence gets a general one that names it.</summary>
    public string Say(string code, IReadOnlyList<object>? values = null, TimeZoneInfo? zone = null)
    {
        var sentence = sentences[code];
        return sentence.ResourceNotFound
            ? sentences["unknown", code]
            : string.Format(CultureInfo.CurrentCulture, sentence.Value, [.. (values ?? []).Select(value => Show(value, zone))]).TrimEnd();
    }

    // States, fields and other choices have words of their own; what has none shows its name.
    private object Show(object value, TimeZoneInfo? zone) => value switch
    {
        Enum choice => words[$"{choice.GetType().Name}.{choice}"] is { ResourceNotFound: false } word ? word.Value : choice.ToString(),
        string name when words[$"Field.{name}"] is { ResourceNotFound: false } field => field.Value,
        DateTimeOffset at => BranchTime.Show(at, zone),
        DateOnly day => BranchTime.ShowDay(day),
        TimeSpan span => span.TotalHours >= 1 ? words["Hours", Math.Round(span.TotalHours, 1)].Value : words["Minutes", Math.Ceiling(span.TotalMinutes)].Value,
        int count => new PluralCount(count),
        _ => value,
    };
}
