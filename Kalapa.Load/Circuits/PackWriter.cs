using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kalapa.Load.Circuits;

/// <summary>Writes one invocation as the browser's script does: MessagePack behind its length.</summary>
internal static class PackWriter
{
    /// <summary>The hub's ping.</summary>
    public static readonly byte[] Ping = [2, 0x91, 6];

    /// <param name="invocationId">Whom to answer; null when no answer is wanted.</param>
    /// <param name="method">Of the hub.</param>
    /// <param name="arguments">Texts, whole numbers, truths and nulls.</param>
    public static byte[] Invocation(string? invocationId, string method, params ReadOnlySpan<object?> arguments)
    {
        var body = new ArrayBufferWriter<byte>(256);
        body.Write<byte>([0x95, 1, 0x80]);
        Write(body, invocationId);
        Write(body, method);
        body.Write<byte>([(byte)(0x90 | arguments.Length)]);
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        return [.. Length(body.WrittenCount), .. body.WrittenSpan];
    }

    private static void Write(ArrayBufferWriter<byte> body, object? value)
    {
        switch (value)
        {
            case null:
                body.Write<byte>([0xc0]);
                break;
            case bool truth:
                body.Write<byte>([truth ? (byte)0xc3 : (byte)0xc2]);
                break;
            case long number:
                var wide = body.GetSpan(9);
                wide[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(wide[1..], number);
                body.Advance(9);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                var head = body.GetSpan(5);
                head[0] = 0xdb;
                BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)bytes.Length);
                body.Advance(5);
                body.Write(bytes);
                break;
            default:
                throw new ArgumentException($"The hub takes no {value.GetType().Name}.");
        }
    }

    // Seven bits a byte, lowest first.
    private static byte[] Length(int length)
    {
        List<byte> bytes = [];
        for (; length > 0x7f; length >>= 7)
        {
            bytes.Add((byte)(length & 0x7f | 0x80));
        }

        bytes.Add((byte)length);
        return [.. bytes];
    }
}
