using Kalapa.Domain;

namespace Kalapa.App.Data.Search;

/// <summary>
/// A part of all requests that a reader finds things in, and by which words. It only spares reading what the rights, which judge each request that was found, would drop; of
/// words it is the right itself: nobody learns from what is found that an unreadable text has a word.
/// </summary>
/// <param name="Marks">Of the words of <see cref="TicketWords"/>, those that count.</param>
/// <param name="Whose">The request has one of these words; empty for every request.</param>
/// <param name="WithDrafts">Drafts too.</param>
internal sealed record SearchShare(IReadOnlyList<string> Marks, IReadOnlyList<string> Whose, bool WithDrafts)
{
    /// <summary>It is one company's: little of all.</summary>
    public bool IsCompany => Whose is [['q', 't', ..]];

    /// <summary>What the reader may list but for what is the reader's own: the company's, the branches', or everything that was submitted.</summary>
    public static SearchShare Of(Actor reader) => new(MarksOf(reader), reader.TenantId is { } company
        ? [TicketWords.Company(company)]
        : reader.AllBranches || reader.Role == Role.Admin ? []
        : [.. reader.Branches.Concat(reader.DecidesFor.Keys).Order(StringComparer.Ordinal).DefaultIfEmpty("none").Select(TicketWords.Branch)], WithDrafts: false);

    /// <summary>What the reader asked for or filed, wherever it stands; staff read it there as its client does.</summary>
    public static SearchShare Own(Actor reader) => new([TicketWords.Header, TicketWords.Content, TicketWords.Public], [TicketWords.Party(reader.UserId)], WithDrafts: true);

    // An admin reads the header and the conversation (columns AD and C= of the rights).
    private static string[] MarksOf(Actor reader) => reader.Role switch
    {
        Role.Admin => [TicketWords.Header, TicketWords.Public],
        Role.Client => [TicketWords.Header, TicketWords.Content, TicketWords.Public],
        _ => [TicketWords.Header, TicketWords.Content, TicketWords.Public, TicketWords.Internal],
    };
}
