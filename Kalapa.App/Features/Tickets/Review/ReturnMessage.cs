using Kalapa.Domain.Papers;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>What the client reads when a request comes back (T08): made from the rejected papers, edited by the owner.</summary>
public static class ReturnMessage
{
    /// <summary>One line for each rejected paper; empty when there is none.</summary>
    public static string Of(PermitRequestView view, IStringLocalizer<TicketPageWords> words)
    {
        var failed = view.Papers.Where(line => line.Current?.Verdict == Verdict.Rejected).Select(line => Line(line, words)).ToList();
        return failed.Count == 0 ? "" : string.Join('\n', [words["Return.Intro"], .. failed]);
    }

    private static string Line(PaperLine line, IStringLocalizer<TicketPageWords> words)
    {
        var name = line.Person is { } person ? $"{PaperNames.Of(line)} ({person})" : PaperNames.Of(line);
        var reason = line.Current!.Reason is { } code ? words[$"Reason.{code}"].Value : "";
        return line.Current.Note.Length > 0 ? $"- {name}: {reason}. {line.Current.Note}" : $"- {name}: {reason}";
    }
}
