using Kalapa.App.Localisation;
using Kalapa.Domain;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Intake;

/// <summary>What keeps a request from being sent, in the form's own words.</summary>
internal static class FaultText
{
    /// <summary>Something is not there yet: said at the end. Anything else is wrong, and said where it was typed.</summary>
    public static bool IsMissing(RuleBroken fault) => fault.Code is "submit.required" or "submit.paper-missing" or "submit.declaration-missing";

    public static string Of(RuleBroken fault, IStringLocalizer<IntakeWords> words, RuleSentences sentences, TimeZoneInfo clock) => fault.Code switch
    {
        "submit.required" => words["Fault.Required", words[$"Field.{fault.Values[0]}"].Value],
        "submit.paper-missing" => words["Fault.Paper", PaperText.Name((string)fault.Values[0]), fault.Values[1]],
        "submit.declaration-missing" => words["Fault.Declaration", words[$"Declaration.{fault.Values[0]}"].Value],
        _ => sentences.Say(fault, clock),
    };
}
