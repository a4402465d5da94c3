using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>What a button is called, explains and reports. A few actions mean another thing for another kind of ticket and say so.</summary>
internal static class ActionWords
{
    /// <summary>The kind's own words where there are some (<c>Explain.Support.Answer</c>), those of all kinds otherwise (<c>Explain.Answer</c>).</summary>
    /// <param name="words">The page's words.</param>
    /// <param name="part">Which of them: <c>Action</c>, <c>Explain</c> or <c>Done</c>.</param>
    /// <param name="kind">Of the ticket.</param>
    /// <param name="action">The button.</param>
    /// <param name="values">For the sentence's places.</param>
    public static string Of(
        this IStringLocalizer<TicketPageWords> words, string part, TicketKind kind, TicketAction action, params object[] values) =>
        words[$"{part}.{kind}.{action}", values] is { ResourceNotFound: false } own ? own : words[$"{part}.{action}", values];
}
