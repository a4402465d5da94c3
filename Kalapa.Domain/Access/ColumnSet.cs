using System.Numerics;

namespace Kalapa.Domain.Access;

/// <summary>Some columns of the matrix, as bits.</summary>
internal readonly record struct ColumnSet(int Bits)
{
    /// <summary>No column.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The leftmost of them; there must be one.</summary>
    public Column First => (Column)BitOperations.TrailingZeroCount(Bits);

    /// <summary>The others.</summary>
    public ColumnSet WithoutFirst => new(Bits & (Bits - 1));

    /// <summary>One column.</summary>
    public static ColumnSet Of(Column column) => new(1 << (int)column);

    /// <summary>One column more.</summary>
    public ColumnSet With(Column column) => new(Bits | (1 << (int)column));
}
