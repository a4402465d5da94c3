using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Kalapa.App.Data.Migrations.MySql
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
                type: "varchar(8)",
                maxLength: 8,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            // What the clocks of requests that are under way are read by.
            migrationBuilder.Sql("""
                UPDATE `Tickets` SET `BaseType` = COALESCE(JSON_UNQUOTE(JSON_EXTRACT(`Content`, '$.Types[0]')), '') WHERE `Kind` = 'Permit';
                """);

            migrationBuilder.AddColumn<int>(
                name: "PromiseVersion",
                table: "Tickets",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "BranchCalendars",
                columns: table => new
                {
                    BranchCode = table.Column<string>(type: "varchar(3)", maxLength: 3, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Side = table.Column<string>(type: "varchar(8)", maxLength: 8, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Week = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Holidays = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BranchCalendars", x => new { x.BranchCode, x.Side });
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "PromiseVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    MadeBy = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Targets = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromiseVersions", x => x.Number);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

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

            migrationBuilder.DropColumn(
                name: "BaseType",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "PromiseVersion",
                table: "Tickets");
        }
    }
}
