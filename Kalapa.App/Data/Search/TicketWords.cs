using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Data.Search;

/// <summary>
/// The words of a request's <see cref="TicketText"/>. Each begins with a mark of two letters that says who may find the request by it, and that makes it
/// long enough for MySQL's index, which leaves out words of less than three characters and some common ones. Company, branch and people stand there by their key:
/// a new name of theirs changes no row. Nothing of an ID stands there.
/// </summary>
internal static class TicketWords
{
    /// <summary>Goes up when the words change for a request that did not: then every row is made again at the next start.</summary>
    public const int Version = 1;

    /// <summary>Everybody who may list the request finds it by this: number and title.</summary>
    public const string Header = "qh";

    /// <summary>What is asked: visitors, racks, equipment, vehicles, purpose and steps.</summary>
    public const string Content = "qc";

    /// <summary>Messages that the client reads too.</summary>
    public const string Public = "qm";

    /// <summary>Messages among staff.</summary>
    public const string Internal = "qi";

    /// <summary>It was submitted: no draft.</summary>
    public const string Submitted = "qss";

    /// <summary>The company's requests.</summary>
    public static string Company(Guid id) => $"qt{id:N}";

    /// <summary>The branch's requests.</summary>
    public static string Branch(string code) => $"qb{TypedText.IndexWord(TypedText.Fold(code))}";

    /// <summary>What somebody asked for or filed.</summary>
    public static string Party(Guid id) => $"qu{id:N}";

    /// <summary>What somebody asked for.</summary>
    public static string Requester(Guid id) => $"qr{id:N}";

    /// <summary>Whose the request is, and the words of its fields.</summary>
    public static string Of(Ticket ticket)
    {
        IEnumerable<string> whose =
        [
            .. ticket.State == TicketState.Draft ? [] : new[] { Submitted },
            Company(ticket.TenantId), Branch(ticket.BranchCode), Requester(ticket.RequesterId), Party(ticket.RequesterId), Party(ticket.CreatedById),
        ];
        var header = OfNumber(ticket.Number).Concat(TypedText.IndexWordsWithEndings(ticket.Title));
        var (names, prose) = ticket switch
        {
            PermitRequest request => Of(request.Content),
            SupportRequest request => Of(request.Details),
            _ => ([], []),
        };
        return string.Join(' ', whose.Concat(header.Select(word => Header + word)).Concat(names.Concat(prose).Select(word => Content + word)).Distinct());
    }

    private static (IEnumerable<string> Names, IEnumerable<string> Prose) Of(RequestContent content)
    {
        var names = content.Visitors.SelectMany(visitor => new[] { visitor.FullName, visitor.Company })
            .Concat(content.Equipment.SelectMany(item => new[] { item.Serial, item.Brand, item.Model, item.Kind }))
            .Concat(content.Vehicles.SelectMany(vehicle => new[] { vehicle.Plate, vehicle.Kind }))
            .Append(content.Racks).Append(content.IncidentNumber)
            .SelectMany(TypedText.IndexWordsWithEndings);
        return (names, new[] { content.Purpose, content.WorkSteps }.SelectMany(TypedText.IndexWords));
    }

    private static (IEnumerable<string> Names, IEnumerable<string> Prose) Of(SupportDetails details) =>
    (
        new[] { details.Rack, details.Device }.SelectMany(TypedText.IndexWordsWithEndings),
        new[] { details.Description, details.TriedAlready, details.HandsOn?.Steps ?? "" }.SelectMany(TypedText.IndexWords)
    );

    /// <summary>The words of what was said, after what was there.</summary>
    public static string With(string said, IEnumerable<Message> messages) => string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Concat(messages.SelectMany(message => TypedText.IndexWords(message.Body).Select(word => (message.Visibility == Visibility.Public ? Public : Internal) + word)))
        .Distinct());

    // Numbers differ in every request: all endings of each would be most of the index. People leave out the branch or a part of it, the month, or the zeros.
    private static IEnumerable<string> OfNumber(string? number)
    {
        var parts = TypedText.IndexWords(number?.Replace('-', ' '));
        return parts.SelectMany((_, at) =>
        {
            var rest = string.Concat(parts.Skip(at));
            return at == 0 ? [rest, rest[1..], rest[2..]] : new[] { rest, rest.TrimStart('0') };
        }).Where(word => word.Length > 0);
    }
}
