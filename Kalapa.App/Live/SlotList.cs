using System.Collections;

namespace Kalapa.App.Live;

/// <summary>
/// A list that nobody holds, seen as slots. A slot is made when it is looked at: of thousands of rows a screen draws some dozens.
/// It is an <see cref="IList{T}"/> so that Virtualize reaches its window by index.
/// </summary>
/// <param name="rows">In their order.</param>
internal sealed class SlotList<TRow>(IReadOnlyList<TRow> rows) : IList<Slot<TRow>>, IReadOnlyList<Slot<TRow>> where TRow : class, IHeldRow
{
    public int Count => rows.Count;

    public bool IsReadOnly => true;

    public Slot<TRow> this[int index] { get => new(rows[index].Id, rows[index], rows[index]); set => throw ReadOnly(); }

    public IEnumerator<Slot<TRow>> GetEnumerator()
    {
        for (var index = 0; index < rows.Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(Slot<TRow> item)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Id == item.Id)
            {
                return this[index] == item ? index : -1;
            }
        }

        return -1;
    }

    public bool Contains(Slot<TRow> item) => IndexOf(item) >= 0;

    public void CopyTo(Slot<TRow>[] array, int arrayIndex)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            array[arrayIndex + index] = this[index];
        }
    }

    public void Add(Slot<TRow> item) => throw ReadOnly();

    public void Clear() => throw ReadOnly();

    public void Insert(int index, Slot<TRow> item) => throw ReadOnly();

    public bool Remove(Slot<TRow> item) => throw ReadOnly();

    public void RemoveAt(int index) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("Slots follow their rows.");
}
