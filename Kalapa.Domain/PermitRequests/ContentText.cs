using Kalapa.Domain.Text;

namespace Kalapa.Domain.PermitRequests;

/// <summary>
/// The texts of a request as they are kept. While it is written only limits are kept, so that nothing changes under the writer's
/// hands; when it is sent, every text becomes what is seen of it (R90).
/// </summary>
public static class ContentText
{
    /// <summary>Most UTF-16 units of one line that names something.</summary>
    public const int LongestTitle = 200;

    /// <summary>Most of a name, a company, a part of an equipment line.</summary>
    public const int LongestName = 120;

    /// <summary>Most of a phone number.</summary>
    public const int LongestPhone = 40;

    /// <summary>Most of a text of several lines; every field keeps well below what one message of a circuit may carry.</summary>
    public const int LongestText = 4_000;

    /// <summary>Most of an incident's number and why it cannot wait.</summary>
    public const int LongestIncident = 500;

    /// <summary>Most visitors or equipment lines of one request.</summary>
    public const int MostRows = 1_000;

    /// <summary>
    /// Every text within its limit, of each ID's number the last four alone (R11), no date that nobody can mean (R96). What a form lets
    /// nobody type is cut without a word.
    /// </summary>
    public static RequestContent Fitting(this RequestContent content) => content with
    {
        Title = TypedText.Shorten(content.Title, LongestTitle),
        Purpose = TypedText.Shorten(content.Purpose, LongestText),
        WorkSteps = TypedText.Shorten(content.WorkSteps, LongestText),
        Racks = TypedText.Shorten(content.Racks, LongestTitle),
        ContactPhone = TypedText.Shorten(content.ContactPhone, LongestPhone),
        IncidentNumber = TypedText.Shorten(content.IncidentNumber, LongestIncident),
        Window = content.Window is { } window && TypedDate.IsMeant(window.Start) && TypedDate.IsMeant(window.End) ? window : null,
        Visitors = Each(content.Visitors, visitor => visitor with
        {
            FullName = TypedText.Shorten(visitor.FullName, LongestName),
            IdLast4 = TypedText.LastFour(visitor.IdLast4),
            Company = TypedText.Shorten(visitor.Company, LongestName),
            Phone = TypedText.Shorten(visitor.Phone, LongestPhone),
        }),
        Equipment = Each(content.Equipment, item => item with
        {
            Kind = TypedText.Shorten(item.Kind, LongestName),
            Brand = TypedText.Shorten(item.Brand, LongestName),
            Model = TypedText.Shorten(item.Model, LongestName),
            Serial = TypedText.Shorten(item.Serial, LongestName),
        }),
    };

    /// <summary>Every text as what is seen of it, for good: what is decided on, printed and hashed.</summary>
    public static RequestContent Cleaned(this RequestContent content) => (content with
    {
        Title = TypedText.Line(content.Title),
        Purpose = TypedText.Paragraphs(content.Purpose),
        WorkSteps = TypedText.Paragraphs(content.WorkSteps),
        Racks = TypedText.Line(content.Racks),
        ContactPhone = TypedText.Digits(content.ContactPhone),
        IncidentNumber = TypedText.Line(content.IncidentNumber),
        Visitors = Each(content.Visitors, visitor => visitor with
        {
            FullName = TypedText.Line(visitor.FullName),
            IdLast4 = TypedText.LastFour(visitor.IdLast4),
            Company = TypedText.Line(visitor.Company),
            Phone = TypedText.Digits(visitor.Phone),
        }),
        Vehicles = Each(content.Vehicles, vehicle => vehicle with { Plate = TypedText.Line(vehicle.Plate), Kind = TypedText.Line(vehicle.Kind) }),
        Equipment = Each(content.Equipment, item => item with
        {
            Kind = TypedText.Line(item.Kind),
            Brand = TypedText.Line(item.Brand),
            Model = TypedText.Line(item.Model),
            Serial = TypedText.Line(item.Serial),
        }),
        Hazards = Each(content.Hazards, TypedText.Line),
    }).Fitting();

    // What does not change stays the same list, so that contents that say the same are equal.
    private static IReadOnlyList<T> Each<T>(IReadOnlyList<T> rows, Func<T, T> changed)
    {
        List<T> all = [.. rows.Take(MostRows).Select(changed)];
        return all.SequenceEqual(rows) ? rows : all;
    }
}
