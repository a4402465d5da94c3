using Kalapa.Domain.Text;

namespace Kalapa.Domain.PermitRequests;

/// <summary>
/// Rows of a request in which something is missing that the permit prints (T02, R10): of each visitor name, company and the last four of
/// the ID (the year of birth has a fault of its own); of each piece of equipment what it is and how many. One fault a row, with the names of the fields.
/// </summary>
public static class IncompleteRows
{
    /// <summary>How many characters of the ID's number the permit prints.</summary>
    public const int IdLength = 4;

    /// <summary>Fields of a visitor that must be filled, in the form's order.</summary>
    public static IReadOnlyList<string> VisitorFields { get; } =
        [nameof(Visitor.FullName), nameof(Visitor.Company), nameof(Visitor.IdLast4)];

    /// <summary>Fields of an equipment line that must be filled.</summary>
    public static IReadOnlyList<string> EquipmentFields { get; } = [nameof(EquipmentItem.Kind), nameof(EquipmentItem.Quantity)];

    /// <summary>The fault's field for a visitor's row.</summary>
    public static string FieldOf(Visitor visitor) => $"{nameof(RequestContent.Visitors)}.{visitor.PersonId}";

    /// <summary>The fault's field for the equipment line at <paramref name="index"/>.</summary>
    public static string FieldOf(int index) => $"{nameof(RequestContent.Equipment)}.{index}";

    /// <summary>
    /// <c>submit.person-incomplete</c> and <c>submit.item-incomplete</c>, each with the row's number and its missing fields;
    /// <c>submit.latin-missing</c> where a name holds no Latin letter.
    /// </summary>
    public static IEnumerable<RuleBroken> Of(RequestContent content)
    {
        foreach (var (at, visitor) in content.Visitors.Index())
        {
            if (Missing(visitor) is { Count: > 0 } missing)
            {
                yield return new("submit.person-incomplete", at + 1, TypedText.Line(visitor.FullName), string.Join(',', missing)) { Field = FieldOf(visitor) };
            }

            if (TypedText.IsName(visitor.FullName) && !TypedText.HasLatin(visitor.FullName))
            {
                yield return new("submit.latin-missing", TypedText.Line(visitor.FullName)) { Field = FieldOf(visitor) };
            }
        }

        foreach (var (at, item) in content.Equipment.Index())
        {
            if (Missing(item) is { Count: > 0 } missing)
            {
                yield return new("submit.item-incomplete", at + 1, string.Join(',', missing)) { Field = FieldOf(at) };
            }
        }
    }

    private static List<string> Missing(Visitor visitor) =>
    [
        .. VisitorFields.Where(field => field switch
        {
            nameof(Visitor.FullName) => !TypedText.IsName(visitor.FullName),
            nameof(Visitor.Company) => !TypedText.IsName(visitor.Company),
            _ => TypedText.LastFour(visitor.IdLast4).Length < IdLength,
        }),
    ];

    private static List<string> Missing(EquipmentItem item) =>
        [.. EquipmentFields.Where(field => field == nameof(EquipmentItem.Kind) ? !TypedText.IsName(item.Kind) : item.Quantity < 1)];
}
