using Kalapa.App.Localisation;
using Kalapa.Domain;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Intake;

/// <summary>What keeps a request from being sent, in the form's own words.</summary>
internal static class FaultText
{
    /// <summary>Of a request for a permit.</summary>
    public const string FieldNames = "Field";

    /// <summary>
    /// Something is not there yet: said at the end, and of a row at the row as long as it is open. Anything else is wrong, and said where it was typed.
    /// </summary>
    public static bool IsMissing(RuleBroken fault) => fault.Code is "submit.required" or "submit.person-incomplete" or "submit.item-incomplete" or "submit.paper-missing" or "submit.declaration-missing"
        || IsYearMissing(fault);

    /// <param name="fault">What is wrong or missing.</param>
    /// <param name="words">The form's words.</param>
    /// <param name="sentences">The rules' own.</param>
    /// <param name="clock">The branch's zone.</param>
    /// <param name="names">Under which the fields' names stand among the words: each kind of request has its own.</param>
    public static string Of(RuleBroken fault, IStringLocalizer<IntakeWords> words, RuleSentences sentences, TimeZoneInfo clock, string names = FieldNames) =>
        fault.Code switch
        {
            "submit.required" => words["Fault.Required", words[$"{names}.{fault.Values[0]}"].Value],
            "submit.person-incomplete" => words["Fault.Person", Named(fault.Values[1], words["Fault.PersonAt", fault.Values[0]]), Fields(fault.Values[2], words)],
            _ when IsYearMissing(fault) => words["Fault.Person", Named(fault.Values[0], words["Visitor"]), words["BirthYear"].Value],
            "submit.item-incomplete" => words["Fault.Person", words["Item", fault.Values[0]].Value, Fields(fault.Values[1], words)],
            "submit.paper-missing" => words["Fault.Paper", PaperText.Name((string)fault.Values[0]), fault.Values[1]],
            "submit.declaration-missing" => words["Fault.Declaration", words[$"Declaration.{fault.Values[0]}"].Value],
            _ => sentences.Say(fault, clock),
        };

    private static bool IsYearMissing(RuleBroken fault) => fault.Code == "submit.birth-year" && fault.Values[1] is 0;

    /// <summary>A row that is not filled in yet says so at the row from the start.</summary>
    public static bool IsOfRow(RuleBroken fault) => fault.Code is "submit.person-incomplete" or "submit.item-incomplete" || IsYearMissing(fault);

    private static string Named(object name, string otherwise) => name is string { Length: > 0 } known ? known : otherwise;

    private static string Fields(object names, IStringLocalizer<IntakeWords> words) =>
        string.Join(", ", ((string)names).Split(',').Select(field => words[field].Value));
}
