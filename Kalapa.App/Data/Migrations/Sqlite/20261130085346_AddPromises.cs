using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPromises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BaseType",
                table: "Tickets",
                type: "TEXT",
                maxLength: 8,
                nullable: true);

            // What the clocks of requests that are under way are read by.
            migrationBuilder.Sql("""
                UPDATE "Tickets" SET "BaseType" = COALESCE(json_extract("Content", '$.Types[0]'), '') WHERE "Kind" = 'Permit';
                """);

            migrationBuilder.AddColumn<int>(
                name: "PromiseVersion",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "BranchCalendars",
                columns: table => new
                {
                    BranchCode = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Week = table.Column<string>(type: "TEXT", nullable: false),
                    Holidays = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BranchCalendars", x => new { x.BranchCode, x.Side });
                });

            migrationBuilder.CreateTable(
                name: "PromiseVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Targets = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromiseVersions", x => x.Number);
                });

            migrationBuilder.InsertData(
                table: "BranchCalendars",
                columns: new[] { "BranchCode", "Side", "Holidays", "Week" },
                values: new object[,]
                {
                    { "BDG", "Branch", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "BDG", "Cs", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "BTR", "Branch", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "BTR", "Cs", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "CBT", "Branch", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "CBT", "Cs", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "PKU", "Branch", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "PKU", "Cs", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "SBY", "Branch", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" },
                    { "SBY", "Cs", "[{\"Day\":\"2026-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2026-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2026-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2026-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2026-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2027-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2027-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2027-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2027-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2027-12-25\",\"Name\":\"Hari Raya Natal\"},{\"Day\":\"2028-01-01\",\"Name\":\"Tahun Baru Masehi\"},{\"Day\":\"2028-05-01\",\"Name\":\"Hari Buruh Internasional\"},{\"Day\":\"2028-06-01\",\"Name\":\"Hari Lahir Pancasila\"},{\"Day\":\"2028-08-17\",\"Name\":\"Hari Kemerdekaan Republik Indonesia\"},{\"Day\":\"2028-12-25\",\"Name\":\"Hari Raya Natal\"}]", "[{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},{\"From\":\"08:00:00\",\"To\":\"17:00:00\"},null,null]" }
                });

            migrationBuilder.InsertData(
                table: "JobLeases",
                columns: new[] { "Job", "Node", "Until" },
                values: new object[] { "promise-watch", new Guid("00000000-0000-0000-0000-000000000000"), 621355968000000000L });

            migrationBuilder.InsertData(
                table: "PromiseVersions",
                columns: new[] { "Number", "From", "MadeBy", "Note", "Targets" },
                values: new object[] { 1, 621355968000000000L, "", "", "[{\"Holder\":\"Queue\",\"Minutes\":30,\"Kind\":null,\"Topic\":\"\",\"Lane\":null},{\"Holder\":\"Queue\",\"Minutes\":10,\"Kind\":null,\"Topic\":\"\",\"Lane\":\"OnSite\"},{\"Holder\":\"Queue\",\"Minutes\":10,\"Kind\":null,\"Topic\":\"\",\"Lane\":\"Emergency\"},{\"Holder\":\"Cs\",\"Minutes\":120,\"Kind\":null,\"Topic\":\"\",\"Lane\":null},{\"Holder\":\"Cs\",\"Minutes\":30,\"Kind\":null,\"Topic\":\"\",\"Lane\":\"Emergency\"},{\"Holder\":\"Supervisor\",\"Minutes\":240,\"Kind\":null,\"Topic\":\"\",\"Lane\":null},{\"Holder\":\"Supervisor\",\"Minutes\":20,\"Kind\":null,\"Topic\":\"\",\"Lane\":\"Emergency\"},{\"Holder\":\"AtBranch\",\"Minutes\":240,\"Kind\":null,\"Topic\":\"\",\"Lane\":null}]" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BranchCalendars");

            migrationBuilder.DropTable(
                name: "PromiseVersions");

            migrationBuilder.DeleteData(
                table: "JobLeases",
                keyColumn: "Job",
                keyValue: "promise-watch");

            // Not by DropColumn, which makes the table anew from the model of the migration before: that one does not know the indexes of those that were made beside it.
            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "BaseType";""");
            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "PromiseVersion";""");
        }
    }
}
