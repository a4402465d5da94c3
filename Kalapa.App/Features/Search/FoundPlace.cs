using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Search;

/// <summary>Where in a request a word stands that its row does not show.</summary>
/// <param name="Kind">Which of the request's parts.</param>
/// <param name="Text">What stands there; empty for long texts.</param>
public sealed record FoundPlace(FoundIn Kind, string Text)
{
    /// <summary>The first such place of <paramref name="ticket"/>; null when number, title and company have all <paramref name="terms"/>.</summary>
    internal static FoundPlace? Of(IEnumerable<SearchTerm> terms, Ticket ticket, string company, string requester, bool readsContent)
    {
        string?[] shown = [ticket.Number, ticket.Title, company];
        var missing = terms.Where(term => !shown.Any(text => TypedText.Holds(text, term))).ToList();
        var place = Places(ticket, requester, readsContent).FirstOrDefault(place => missing.Exists(term => TypedText.Holds(place.Text, term)));
        return missing.Count == 0 ? null
            : place is null ? new(FoundIn.Message, "")
            : place.Kind == FoundIn.Work ? place with { Text = "" } : place;
    }

    private static IEnumerable<FoundPlace> Places(Ticket ticket, string requester, bool readsContent)
    {
        if (ticket is SupportRequest support)
        {
            return Places(readsContent ? support.Details : new(), requester);
        }

        var content = readsContent && ticket is PermitRequest request ? request.Content : new();
        return
        [
            .. content.Visitors.Select(visitor => new FoundPlace(FoundIn.Visitor, visitor.Company.Length > 0 ? $"{visitor.FullName} ({visitor.Company})" : visitor.FullName)),
            new(FoundIn.Requester, requester),
            new(FoundIn.Rack, content.Racks),
            .. content.Equipment.Select(item => new FoundPlace(FoundIn.Equipment, string.Join(' ', new[] { item.Kind, item.Brand, item.Model, item.Serial }.Where(part => part.Length > 0)))),
            .. content.Vehicles.Select(vehicle => new FoundPlace(FoundIn.Vehicle, $"{vehicle.Plate} {vehicle.Kind}".TrimEnd())),
            new(FoundIn.Work, $"{content.Purpose} {content.WorkSteps} {content.IncidentNumber}"),
        ];
    }

    private static IEnumerable<FoundPlace> Places(SupportDetails details, string requester) =>
    [
        new(FoundIn.Requester, requester),
        new(FoundIn.Rack, details.Rack),
        new(FoundIn.Equipment, details.Device),
        new(FoundIn.Work, $"{details.Description} {details.TriedAlready} {details.HandsOn?.Steps}"),
    ];
}

/// <summary>A part of a request.</summary>
public enum FoundIn
{
    /// <summary>Who comes.</summary>
    Visitor,

    /// <summary>Who asks.</summary>
    Requester,

    /// <summary>The racks.</summary>
    Rack,

    /// <summary>What is brought or taken.</summary>
    Equipment,

    /// <summary>What it is driven in.</summary>
    Vehicle,

    /// <summary>Purpose and steps.</summary>
    Work,

    /// <summary>What was said.</summary>
    Message,
}
