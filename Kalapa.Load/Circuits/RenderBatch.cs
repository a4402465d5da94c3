using System.Buffers.Binary;
using System.Text;

namespace Kalapa.Load.Circuits;

/// <summary>Looks into the bytes that Blazor sends for one drawing: which element handles which event.</summary>
/// <param name="bytes">The batch.</param>
internal readonly ref struct RenderBatch(ReadOnlySpan<byte> bytes)
{
    private const int FrameSize = 20;
    private const int EditSize = 16;
    private const int Element = 1;
    private const int Attribute = 3;
    private const int PrependFrame = 1;
    private const int SetAttribute = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>
    /// The handler of <paramref name="eventName"/> on the first new element whose <paramref name="attribute"/> has that value, and the component that
    /// owns the element; null when the batch brings no such element.
    /// </summary>
    public (int Component, long Handler)? Find(string eventName, string attribute, string value)
    {
        foreach (var (component, edit) in Edits(PrependFrame))
        {
            var first = Int(edit + 8);
            var end = first + Math.Max(1, SubtreeOf(first));
            for (var index = first; index < end; index++)
            {
                if (TypeOf(index) == Element && HandlerOn(index, eventName, attribute, value) is { } handler)
                {
                    return (component, handler);
                }
            }
        }

        return null;
    }

    /// <summary>The new handler of an event that <paramref name="component"/> already handled; null when it kept its own.</summary>
    public long? Replaced(int component, string eventName)
    {
        foreach (var (owner, edit) in Edits(SetAttribute))
        {
            var frame = Int(edit + 8);
            if (owner == component && Handler(frame) is var handler and not 0 && Text(Int(Frame(frame) + 4)) == eventName)
            {
                return handler;
            }
        }

        return null;
    }

    private long? HandlerOn(int element, string eventName, string attribute, string value)
    {
        long? handler = null;
        var matches = false;
        for (var index = element + 1; index < element + SubtreeOf(element) && TypeOf(index) == Attribute; index++)
        {
            var name = Text(Int(Frame(index) + 4));
            handler = name == eventName ? Handler(index) : handler;
            matches |= name == attribute && Text(Int(Frame(index) + 8)) == value;
        }

        return matches ? handler : null;
    }

    private List<(int Component, int Edit)> Edits(int type)
    {
        List<(int, int)> found = [];
        var table = Int(_bytes.Length - 20);
        var count = Int(table);
        for (var index = 0; index < count; index++)
        {
            var diff = Int(table + 4 + (index * 4));
            var edits = Int(diff + 4);
            for (var edit = diff + 8; edit < diff + 8 + (edits * EditSize); edit += EditSize)
            {
                if (Int(edit) == type)
                {
                    found.Add((Int(diff), edit));
                }
            }
        }

        return found;
    }

    private int Frame(int index) => Int(_bytes.Length - 16) + 4 + (index * FrameSize);

    private int TypeOf(int index) => Int(Frame(index));

    // Elements, components and regions have their length here; other frames have something else.
    private int SubtreeOf(int index) => TypeOf(index) is Element or 4 or 5 ? Int(Frame(index) + 4) : 1;

    private long Handler(int index) => TypeOf(index) == Attribute ? BinaryPrimitives.ReadInt64LittleEndian(_bytes[(Frame(index) + 12)..]) : 0;

    private string? Text(int number)
    {
        if (number < 0)
        {
            return null;
        }

        var at = Int(Int(_bytes.Length - 4) + (number * 4));
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = _bytes[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return Encoding.UTF8.GetString(_bytes.Slice(at, length));
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[at..]);
}
