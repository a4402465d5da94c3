using System.Collections;

namespace Kalapa.App.Data;

/// <summary>
/// The version of a board's row. A row shows more than its ticket: names and rules that others own, and that change without it. So its version
/// is the ticket's and a hash of what is borrowed; the same on one node for the same facts, which is where versions are compared.
/// </summary>
internal static class RowVersion
{
    private const int OwnBits = 32;

    /// <summary>The version of a row.</summary>
    /// <param name="own">What rises with each change of the ticket and its permit.</param>
    /// <param name="borrowed">What else the row shows; of a list, its items.</param>
    public static long Of(long own, params ReadOnlySpan<object?> borrowed)
    {
        HashCode hash = new();
        foreach (var fact in borrowed)
        {
            if (fact is IEnumerable and not string)
            {
                foreach (var item in (IEnumerable)fact)
                {
                    hash.Add(item);
                }
            }
            else
            {
                hash.Add(fact);
            }
        }

        return own ^ ((long)hash.ToHashCode() << OwnBits);
    }
}
