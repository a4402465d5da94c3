using Kalapa.Domain.Ratings;

namespace Kalapa.Domain.Tickets;

/// <summary>What the requester thinks of it, once it ended well.</summary>
public abstract partial class Ticket
{
    /// <summary>O65's event.</summary>
    public const string Rated = "O65";

    /// <summary>
    /// O65: the requester is asked, unless the ticket has a rating already. That is a client: what staff ask for themselves is not rated, and who acted for a client is
    /// not the one who waited.
    /// </summary>
    /// <param name="actor">Who would answer.</param>
    /// <param name="lastGiven">When this actor gave a rating last, of any ticket; null for never.</param>
    /// <param name="now">The instant.</param>
    public bool AsksForRating(Actor actor, DateTimeOffset? lastGiven, DateTimeOffset now) =>
        State == TicketState.Closed && IsRequester(actor) && now < HeldSince + Rating.AskedFor && !(now < lastGiven + Rating.Rest);

    /// <summary>O65. That a ticket has no rating yet is its caller's to know, who holds the ticket.</summary>
    /// <param name="actor">The requester.</param>
    /// <param name="stars">1 to <see cref="Rating.MostStars"/>.</param>
    /// <param name="line">In the requester's words; may be blank.</param>
    /// <param name="lastGiven">When this actor gave a rating last, of any ticket; null for never.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>rating.not-requester</c>, <c>rating.not-closed</c>, <c>rating.too-late</c>, <c>rating.too-soon</c>, <c>rating.stars</c>, <c>text.too-long</c>.</exception>
    public Rating Rate(Actor actor, int stars, string? line, DateTimeOffset? lastGiven, DateTimeOffset now)
    {
        Demand(State == TicketState.Closed, "rating.not-closed");
        Demand(IsRequester(actor), "rating.not-requester");
        Demand(now < HeldSince + Rating.AskedFor, "rating.too-late", Rating.AskedFor.Days);
        Demand(!(now < lastGiven + Rating.Rest), "rating.too-soon", Rating.Rest.Days);
        Demand(stars is >= 1 and <= Rating.MostStars, "rating.stars", Rating.MostStars);
        var words = DemandShort(line, Rating.LineLength);
        Record(Rated, actor, now, State, ("stars", $"{stars}"));
        return new(Id, TenantId, BranchCode, actor.UserId, stars, words, now);
    }

    private bool IsRequester(Actor actor) => actor.Role == Role.Client && actor.UserId == RequesterId;
}
